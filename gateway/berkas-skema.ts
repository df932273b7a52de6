import { join } from 'node:path';
import { bacaSdl, berkasSdl } from '../platform/graphql/sdl.ts';
import type { BagianSupergraf } from './susun.ts';

/** Port of each subgraph over HTTP, in the order they appear in the supergraph. */
export const PORT_SUBGRAF = { pegawai: 4101, jabatan: 4102, mutasi: 4103, pelanggaran: 4104, selisih: 4105 } as const;

/** The subgraphs whose schema is present below `folder`: a subgraph is its `*.graphql` files, no code is run. */
export function bacaSkemaSubgraf(folder: string): readonly BagianSupergraf[] {
  return Object.entries(PORT_SUBGRAF).flatMap(([name, port]) => {
    const milik = join(folder, name);
    if (berkasSdl(milik).length === 0) return [];
    return [{ name, url: `http://127.0.0.1:${port}/graphql`, typeDefs: bacaSdl(milik) }];
  });
}
