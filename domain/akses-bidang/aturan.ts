import type { Operasi, Peran } from '../akses.ts';

/** How a caller is refused: with an error TIDAK_BERWENANG, or with a null or an empty list that looks like "there is none". */
export type CaraTolak = 'GALAT' | 'NULL' | 'KOSONG';

/**
 * Who may read one field of the schema. `IKUT_INDUK`: whoever was allowed to reach the object it belongs to. `OPERASI`: the roles of that operation in
 * AKSES. `PERAN`: the roles named. Which rows a role reaches is JANGKAUAN's and row-level security's business.
 */
export type AturanBidang =
  | { readonly cara: 'IKUT_INDUK' }
  | { readonly cara: 'OPERASI'; readonly operasi: Operasi; readonly tolak: CaraTolak }
  | { readonly cara: 'PERAN'; readonly peran: readonly Peran[]; readonly sebab: string; readonly tolak: CaraTolak };

/** Fields of one type of the schema, each by its name. */
export type AksesJenis = Readonly<Record<string, AturanBidang>>;
export type TabelBidang = Readonly<Record<string, AksesJenis>>;

const semua = (nama: string, aturan: AturanBidang): AksesJenis => Object.fromEntries(nama.split(/\s+/).map((bidang) => [bidang, aturan]));

/** Fields that whoever reached the object may read; names parted by blanks. */
export const ikut = (nama: string): AksesJenis => semua(nama, { cara: 'IKUT_INDUK' });

/** Fields under an operation of their own, refused with an error. */
export const dengan = (operasi: Operasi, nama: string): AksesJenis => semua(nama, { cara: 'OPERASI', operasi, tolak: 'GALAT' });

/** Fields that read as empty to those without the operation. */
export const bila = (operasi: Operasi, nama: string): AksesJenis => semua(nama, { cara: 'OPERASI', operasi, tolak: 'NULL' });

/** Fields for a list of roles that is no operation; `sebab` says where the list comes from. */
export const bagi = (peran: readonly Peran[], sebab: string, tolak: CaraTolak, nama: string): AksesJenis => semua(nama, { cara: 'PERAN', peran, sebab, tolak });
