import { type BarisFakta, bacaFakta, type HasilFakta, type Orang } from './isian.ts';

/** One disciplinary row. `akhir` is the written end; where it is null the length (or nothing) decides elsewhere. An annulled row carries batal*. */
export interface FaktaHukdis extends Orang {
  readonly id: string;
  readonly jenisHukumanId: string;
  readonly tingkat: 'R' | 'S' | 'B' | null;
  readonly skNomor: string | null;
  readonly skTanggal: string | null;
  readonly mulai: string | null;
  readonly masaTahun: number | null;
  readonly masaBulan: number | null;
  readonly akhir: string | null;
  readonly batalNomor: string | null;
  readonly batalTanggal: string | null;
  /** The row that this one ends. */
  readonly diakhiriId: string | null;
  readonly alasanId: string | null;
}

const TINGKAT = new Map<string, 'R' | 'S' | 'B'>([
  ['R', 'R'],
  ['S', 'S'],
  ['B', 'B'],
]);

/** One row of rw-hukdis in the names of the read and of the save service. Refused without person, row id or kind, or with an unreadable date. */
export const kanonikHukdis = (baris: BarisFakta): HasilFakta<FaktaHukdis> =>
  bacaFakta(baris, (isian) => ({
    ...isian.orang('pnsOrang', 'pnsOrangId', 'pnsId'),
    id: isian.wajib(isian.id('id'), 'id'),
    jenisHukumanId: isian.wajib(isian.id('jenisHukuman', 'jenisHukumanId'), 'jenisHukuman'),
    tingkat: TINGKAT.get(isian.judul('jenisTingkatHukumanId') ?? '') ?? null,
    skNomor: isian.judul('skNomor'),
    skTanggal: isian.tanggal('skTanggal'),
    mulai: isian.tanggal('hukumanTanggal'),
    masaTahun: isian.angka('masaTahun'),
    masaBulan: isian.angka('masaBulan'),
    akhir: isian.tanggal('akhirHukumTanggal', 'akhirHukumanTanggal'),
    batalNomor: isian.judul('skPembatalanNomor'),
    batalTanggal: isian.tanggal('skPembatalanTanggal'),
    diakhiriId: isian.id('hukdisYangDiberhentikanId', 'rwHukumanDisiplin'),
    alasanId: isian.id('alasanHukumanDisiplin', 'alasanHukumanDisiplinId'),
  }));
