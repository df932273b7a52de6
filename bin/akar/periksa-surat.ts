import type { DokumenBertanda } from '../../domain/mutasi/verifikasi-pertek.ts';
import type { IsiSuratSbt } from '../../domain/pelanggaran/sbt/surat.ts';
import { cacatSurat, isSuratSbt } from '../../domain/pelanggaran/sbt/verifikasi-surat.ts';
import { cocokTerpisah, kidDari } from '../../platform/tanda-tangan/jws-terpisah.ts';
import type { KunciTerbit } from './periksa-bertanda.ts';

/** What the hub keeps of a letter under its code. */
export interface SuratTerdaftar extends DokumenBertanda {
  readonly nomor: string;
  readonly tanggal: string;
  readonly kid: string;
  readonly kode: string;
  readonly pada: string;
  readonly kunci: KunciTerbit;
}

/** Reads one signed letter and judges it; `cacat` empty = genuine. Null = the stored text is not of a known shape. */
export async function periksaSurat(t: SuratTerdaftar): Promise<{ readonly isi: IsiSuratSbt; readonly cacat: readonly string[] } | null> {
  const isi: unknown = JSON.parse(t.isi);
  if (!isSuratSbt(isi)) return null;
  const cocok = kidDari(t.jws, 'surat-sbt') !== null && (await cocokTerpisah(t.isi, t.jws, t.kunci.jwk));
  return { isi, cacat: cacatSurat(isi, { ...t, cocok }) };
}
