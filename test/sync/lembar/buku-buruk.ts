import type { TOLAK_BUKU } from '../../../sync/sources/lembar/ditolak.ts';
import { type BukuUji, bagianBuku, lembarXml, tulisBuku } from './tulis-buku.ts';
import { type BagianZip, tulisZip } from './tulis-zip.ts';

/** A workbook that is refused whole; `sebab` is a key of TOLAK_BUKU, or the words themselves. */
export interface BukuBuruk {
  readonly id: string;
  readonly masalah: string;
  readonly isi: () => Buffer;
  readonly sebab: keyof typeof TOLAK_BUKU | (string & {});
}

export const TABEL: BukuUji = { lembar: [{ baris: [['nip'], ['1']] }] };
export const LEMBAR = 'xl/worksheets/sheet1.xml';

/** The table with one part said or made otherwise. */
export const denganBagian = (nama: string, ubah: (b: BagianZip) => BagianZip, buku: BukuUji = TABEL): Buffer =>
  tulisZip(bagianBuku(buku).map((b) => (b.nama === nama ? ubah(b) : b)));
export const denganLembar = (xml: string): Buffer => tulisBuku({ lembar: [{ xml }] });
export const denganTambahan = (...bagian: readonly BagianZip[]): Buffer => tulisBuku({ ...TABEL, bagian });
/** A worksheet with its header row, and what follows it. */
export const baris = (dalam: string): string => lembarXml(`<row><c t="inlineStr"><is><t>nip</t></is></c></row>${dalam}`);
