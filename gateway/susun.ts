import { composeServices, compositionHasErrors, sortSDL } from '@theguild/federation-composition';
import { type DocumentNode, parse, print } from 'graphql';
import { Kesalahan } from '../domain/kesalahan.ts';

/** One subgraph as composition sees it. */
export interface BagianSupergraf {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

/** Supergraph SDL in a stable order. Throws KONFIGURASI with every composition error (texts about the schema only). */
export function susunSupergraf(bagian: readonly BagianSupergraf[]): string {
  const hasil = composeServices(bagian.map((b) => ({ ...b })));
  if (compositionHasErrors(hasil)) throw new Kesalahan('KONFIGURASI', `Subgraf tidak tersusun:\n${hasil.errors.map((e) => e.message).join('\n')}`);
  return `${print(sortSDL(parse(hasil.supergraphSdl)))}\n`;
}
