import { bacaBertanda } from '../../domain/mutasi/verifikasi-pertek.ts';
import { isSuratSbt } from '../../domain/pelanggaran/sbt/verifikasi-surat.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import { cetakPdf } from '../../platform/naskah/pdf.ts';
import { susunSurat } from '../../subgraphs/pelanggaran/sbt/naskah.ts';
import { periksaSurat, type SuratTerdaftar } from '../akar/periksa-surat.ts';
import type { HasilPeriksaBertanda } from './verifikasi-berita-acara.ts';

const ambil = async (sql: Sql, kode: string): Promise<SuratTerdaftar | null> =>
  (await sql<SuratTerdaftar[]>`select * from surat_sbt_verifikasi(${kode})`)[0] ?? null;

async function nilai(t: SuratTerdaftar, tambahan: readonly string[] = []): Promise<HasilPeriksaBertanda> {
  const hasil = await periksaSurat(t);
  return { sebutan: `surat ${t.nomor}`, cacat: [...(hasil?.cacat ?? ['isi yang ditandatangani tidak terbaca']), ...tambahan] };
}

/** A letter of SBT by its code; null = no letter of this code. */
export async function periksaKodeSurat(sql: Sql, kode: string): Promise<HasilPeriksaBertanda | null> {
  const t = await ambil(sql, kode);
  return t === null ? null : nilai(t);
}

/** A file of signed text: it must be, letter for letter, what the hub keeps; null = no letter at all. */
export async function periksaBerkasSurat(sql: Sql, teks: string): Promise<HasilPeriksaBertanda | null> {
  const terbaca = bacaBertanda(teks, isSuratSbt);
  if (terbaca === null) return null;
  const { dokumen, isi } = terbaca;
  const [{ kode } = { kode: '' }] = await sql<{ kode: string }[]>`select kode_surat_sbt(${isi.nomor}, ${dokumen.isi}) as kode`;
  const t = await ambil(sql, kode);
  if (t === null) return { sebutan: `surat ${isi.nomor}`, cacat: ['surat dengan isi ini tidak tersimpan pada hub'] };
  return nilai(t, t.jws === dokumen.jws ? [] : ['tanda tangan berkas berbeda dari yang tersimpan']);
}

/** A printed letter: it must be, byte for byte, what is printed again from the signed text; null = its code is of no letter. */
export async function periksaPdfSurat(sql: Sql, bita: Buffer): Promise<HasilPeriksaBertanda | null> {
  const kode = /<pdf:Keywords>([0-9A-Z-]{19})<\/pdf:Keywords>/.exec(bita.toString('latin1'))?.[1];
  const t = kode === undefined ? null : await ambil(sql, kode);
  if (t === null) return null;
  const cetakan = await cetakPdf(susunSurat(t));
  return nilai(t, cetakan.equals(bita) ? [] : ['PDF ini berbeda dari cetakan surat yang tersimpan']);
}
