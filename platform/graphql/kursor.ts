import { Kesalahan } from '../../domain/kesalahan.ts';

/** One part of a keyset: the sort columns of the last row shown, then its unique key. */
export type BagianKursor = string | number | boolean | null;

export interface ArgumenHalaman {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface Halaman {
  readonly first: number;
  /** Keyset of the row after which to go on; null at the start. Fetch `first + 1` rows. */
  readonly after: readonly BagianKursor[] | null;
}

export interface InfoHalaman {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Koneksi<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly nodes: readonly T[];
  readonly pageInfo: InfoHalaman;
}

export const FIRST_BAWAAN = 20;
export const FIRST_MAKS = 100;
const KURSOR_MAKS = 1_024;

const isBagian = (nilai: unknown): nilai is BagianKursor => nilai === null || ['string', 'number', 'boolean'].includes(typeof nilai);

/** `jenis` names the connection and its order, so a cursor of one list is refused by another. */
export const tulisKursor = (jenis: string, bagian: readonly BagianKursor[]): string => Buffer.from(JSON.stringify([jenis, ...bagian])).toString('base64url');

/** Throws MASUKAN_SALAH unless the text is a cursor of `jenis` with exactly `panjang` parts. */
export function bacaKursor(jenis: string, teks: string, panjang: number): readonly BagianKursor[] {
  const salah = new Kesalahan('MASUKAN_SALAH', 'Kursor tidak berlaku untuk daftar ini.');
  if (teks.length > KURSOR_MAKS || !/^[\w-]+$/.test(teks)) throw salah;
  let isi: unknown;
  try {
    isi = JSON.parse(Buffer.from(teks, 'base64url').toString('utf8'));
  } catch {
    throw salah;
  }
  if (!Array.isArray(isi) || isi.length !== panjang + 1 || isi[0] !== jenis) throw salah;
  const bagian = (isi as readonly unknown[]).slice(1);
  if (!bagian.every(isBagian)) throw salah;
  return bagian;
}

/** Checks `first` (1-100, default 20) and opens `after`. `panjang` = number of keyset columns. Throws MASUKAN_SALAH. */
export function bacaHalaman(jenis: string, { first, after }: ArgumenHalaman, panjang: number): Halaman {
  const jumlah = first ?? FIRST_BAWAAN;
  if (!Number.isInteger(jumlah) || jumlah < 1 || jumlah > FIRST_MAKS) throw new Kesalahan('MASUKAN_SALAH', `first harus 1 sampai ${FIRST_MAKS}.`);
  return { first: jumlah, after: after === null || after === undefined ? null : bacaKursor(jenis, after, panjang) };
}

/** Builds the Relay answer from up to `first + 1` rows in keyset order; the surplus row only tells that there is more. */
export function susunKoneksi<T>(jenis: string, rows: readonly T[], halaman: Halaman, keyset: (row: T) => readonly BagianKursor[]): Koneksi<T> {
  const nodes = rows.slice(0, halaman.first);
  const edges = nodes.map((node) => ({ cursor: tulisKursor(jenis, keyset(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > halaman.first,
      hasPreviousPage: halaman.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
