import { type BuktiTandaHub, cacatTandaHub } from '../../mutasi/verifikasi-berita-acara.ts';
import { type IsiSuratSbt, RUPA_SURAT } from './surat.ts';

export const isSuratSbt = (x: unknown): x is IsiSuratSbt => {
  const i = x as Partial<IsiSuratSbt> | null;
  return i?.bentuk === 'simpul-surat-sbt-1' && typeof i.nomor === 'string' && typeof i.tanggal === 'string' && Object.hasOwn(RUPA_SURAT, i.jenis ?? '');
};

/** Numbers of letters of SBT, as `nomorSuratSbt` makes them. */
export const isNomorSuratSbt = (teks: string): boolean => /^\d{1,9}\/[A-Z]-SBT\/SIMPUL\/\d{4}$/.test(teks);

export interface BuktiSurat extends BuktiTandaHub {
  /** ISO instant at which it was signed. */
  readonly pada: string;
  /** What the hub's own list says of the letter. */
  readonly nomor: string;
  readonly tanggal: string;
}

/** What is wrong with a signed letter, in words for the reader; empty = valid. */
export function cacatSurat(isi: IsiSuratSbt, bukti: BuktiSurat): readonly string[] {
  const sama = isi.nomor === bukti.nomor && isi.tanggal === bukti.tanggal;
  return [...cacatTandaHub('surat', bukti.pada, bukti), ...(sama ? [] : ['nomor atau tanggal pada daftar surat hub berbeda dari yang ditandatangani'])];
}

/** What anybody who holds the code is told: number, kind, dates, addressee by office. Nobody's name, NIP, or what the case is about. */
export type PokokSurat = Pick<IsiSuratSbt, 'nomor' | 'jenis' | 'tanggal' | 'tenggat' | 'kepada' | 'penetap'>;

export const pokokSurat = ({ nomor, jenis, tanggal, tenggat, kepada, penetap }: IsiSuratSbt): PokokSurat => ({
  nomor,
  jenis,
  tanggal,
  tenggat,
  kepada,
  penetap,
});
