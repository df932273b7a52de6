import type { InstansiUji, isiBaris } from '../../support/isi.ts';
import type { Dunia } from '../mutasi/dunia.ts';

/** Writes one row as the superuser; answers its id, where the table has one. */
type Isi = (tabel: string, baris: Parameters<typeof isiBaris>[2]) => Promise<string>;

/** Ids of the world's entities by type; the first is the one that queries name. */
export type IdDunia = Readonly<Record<string, readonly string[]>>;

/** What the rows of one domain are written with: the one person and office that they are about. */
export interface Bahan {
  readonly dunia: Dunia;
  readonly isi: Isi;
  readonly instansi: InstansiUji;
  /** Columns of whoever wrote a row. */
  readonly pelaku: { readonly oleh: string; readonly orang: string };
  /** Columns of rows about the person. */
  readonly orang: { readonly instansi: number; readonly nip: string };
  /** A signing key that the hub has published. */
  readonly kid: string;
}
