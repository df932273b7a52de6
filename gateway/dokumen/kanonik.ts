import { createHash } from 'node:crypto';
import { type DocumentNode, Kind, parse, print, separateOperations } from 'graphql';

/** One operation with the fragments that it uses, in the one form in which documents are hashed and compared. */
export interface Dokumen {
  /** Name of the operation; empty when it has none. */
  readonly nama: string;
  /** sha256 of `teks`, 64 hexadecimal digits. */
  readonly sidik: string;
  readonly teks: string;
}

export const sidikTeks = (teks: string): string => createHash('sha256').update(teks, 'utf8').digest('hex');

/** `sha256:<hex>`, as `documentId` names a document. */
export const sebutSidik = (sidik: string): string => `sha256:${sidik}`;

/** Comments, blanks and the order of fragments say nothing; everything else does. */
function cetakBaku({ definitions }: DocumentNode): string {
  const fragmen = definitions.flatMap((d) => (d.kind === Kind.FRAGMENT_DEFINITION ? [d] : []));
  const lain = definitions.filter((d) => d.kind !== Kind.FRAGMENT_DEFINITION);
  return print({ kind: Kind.DOCUMENT, definitions: [...lain, ...fragmen.toSorted((a, b) => (a.name.value < b.name.value ? -1 : 1))] });
}

/** A name that two operations of a text share; only one of them would be found by it. Null: none. Throws GraphQLError. */
export function operasiKembar(teks: string): string | null {
  const nama = parse(teks, { noLocation: true }).definitions.flatMap((d) => (d.kind === Kind.OPERATION_DEFINITION ? [d.name?.value ?? ''] : []));
  return nama.find((n, i) => nama.indexOf(n) < i) ?? null;
}

/** Every operation of a text as a document of its own. Throws GraphQLError where the text is no GraphQL or has more than `tokenMaks` tokens. */
export function pisahkan(teks: string, tokenMaks?: number): readonly Dokumen[] {
  const dokumen = parse(teks, { noLocation: true, ...(tokenMaks === undefined ? {} : { maxTokens: tokenMaks }) });
  return Object.entries(separateOperations(dokumen)).map(([nama, satu]) => {
    const baku = cetakBaku(satu);
    return { nama, teks: baku, sidik: sidikTeks(baku) };
  });
}
