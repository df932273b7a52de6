import type { AlasanTakTeruji } from '../../../domain/selisih/rekaman.ts';
import type { BentukLangsung } from './bentuk-langsung.ts';
import type { BahanMedan } from './medan.ts';

export interface MedanCepat extends BahanMedan {
  readonly langsung: BentukLangsung | null;
}

/** What the columns of a row do to each other. */
export interface AturanBaris {
  /** SIMPEG with one instansi column: the working instansi is ours unless the row says otherwise; with `induk` the home instansi follows from it. */
  readonly satuKolom: { readonly instansiId: string; readonly induk: boolean } | null;
  /** BKN: PPPK by NIP or standing, eselon from the unit. */
  readonly ekspor: boolean;
}

/** How the cells of a row are written: between delimiters, or as members of a JSON object by these dotted names. */
export type TulisanBaris = { readonly pemisah: string } | { readonly nama: readonly string[] };

/** How the fast path reads the rows of one file. */
export interface RencanaCepat {
  /** Cells of every row. */
  readonly kolom: number;
  readonly tulisan: TulisanBaris;
  /** Column of the NIP. */
  readonly nip: number;
  readonly medan: readonly MedanCepat[];
  /** Extra columns that are kept raw. */
  readonly tambahan: readonly { readonly sumber: number; readonly nama: string }[];
  readonly aturan: AturanBaris;
  readonly cakupan: number;
  /** Fields that the source never offers, as bitmap and as reasons. */
  readonly takDasar: number;
  readonly dasar: Readonly<Partial<Record<string, AlasanTakTeruji>>>;
}
