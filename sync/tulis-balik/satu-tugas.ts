import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { DOKUMEN_SK, KIRIMAN_MAKS, langkahSiasn, PENOLAKAN_MAKS, takTerlihat } from '../../domain/tulis-balik/langkah.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import type { JamDiam } from '../ambil/jam-diam.ts';
import { JatahHabis, SumberMenunda } from '../sources/galat-sumber.ts';
import type { JawabanTulis, KlienSiasn, PanggilanSiasn } from '../sources/siasn/klien.ts';
import { lihat, simpan, sinkronkan, type Terlihat, unggah } from './siasn.ts';
import { catatAkanKirim, catatFakta, catatKiriman, catatTerkirim, catatTertunda, type Tertunda, type TugasSiasn } from './tugas.ts';

export interface BahanTugas {
  readonly klien: KlienSiasn;
  readonly jam: JamDiam;
  /** Folder of the documents, named by content. */
  readonly dirDokumen: string;
  /** How long SIASN may take to show what was sent, in ms; nothing is sent again before. */
  readonly tenangMs: number;
}

/** DIBATALKAN: its SK was withdrawn while it was on its way; nothing more is sent. */
export type HasilTugas = 'TERKIRIM' | 'DIBATALKAN' | Tertunda['keadaan'];

const LANGKAH_MAKS = 8;
const MENIT = 60_000;

const tindakan = (kode: string, pesan: string): Tertunda => ({ keadaan: 'PERLU_TINDAKAN', tundaMs: 0, kode, pesan, ditolak: false });
const nanti = (kode: string, tundaMs: number, pesan: string | null = null): Tertunda => ({ keadaan: 'MENCOBA_LAGI', tundaMs, kode, pesan, ditolak: false });

type JawabanSampai = Exclude<JawabanTulis, { jenis: 'TIDAK_JADI' }>;

/** What an answer to a step means for the task; null = go on and look. */
function nilai(jawaban: JawabanSampai, t: TugasSiasn, tenangMs: number): Tertunda | null {
  if (jawaban.jenis === 'DITERIMA') return null;
  if (jawaban.jenis === 'CACAT') return nanti('JAWABAN_TAK_TERBACA', tenangMs, jawaban.sebab);
  const akhir = t.penolakan + 1 >= PENOLAKAN_MAKS;
  return { keadaan: akhir ? 'PERLU_TINDAKAN' : 'MENCOBA_LAGI', tundaMs: MENIT * 2 ** t.penolakan, kode: jawaban.kode, pesan: jawaban.pesan, ditolak: true };
}

const takDikerjakan = (galat: unknown): boolean =>
  galat instanceof JatahHabis || galat instanceof Kesalahan || (galat instanceof SumberMenunda && galat.ditahan);
/** A save that was perhaps carried out counts, for each adds a row; a sync or an upload may be repeated and counts once it was accepted. */
const terhitung = (nama: string, jawaban: JawabanSampai): boolean => jawaban.jenis === 'DITERIMA' || (jawaban.jenis === 'CACAT' && nama === 'SIMPAN');

/** Sends one step, counted at the moment it leaves; for an SK that was withdrawn meanwhile nothing leaves. */
async function kirim(
  sql: Sql,
  b: BahanTugas,
  { t, nama }: { t: TugasSiasn; nama: string },
  panggilan: PanggilanSiasn,
): Promise<Tertunda | 'DIBATALKAN' | null> {
  const kali = (t.kiriman[nama] ?? 0) + 1;
  const takTerhitung = (): Promise<void> => catatKiriman(sql, t.id, nama, kali - 1);
  try {
    const jawaban = await b.jam.dalam(() => b.klien.tulis(panggilan, () => b.jam.luar(() => catatAkanKirim(sql, t.id, nama, kali))));
    if (jawaban.jenis === 'TIDAK_JADI') return 'DIBATALKAN';
    if (!terhitung(nama, jawaban)) await takTerhitung();
    return nilai(jawaban, t, b.tenangMs);
  } catch (galat) {
    if (nama !== 'SIMPAN' || takDikerjakan(galat)) await takTerhitung();
    throw galat;
  }
}

/** Takes one step; a Tertunda when the task stops here, null to look again. */
async function ambilLangkah(
  sql: Sql,
  b: BahanTugas,
  { t, kini }: { t: TugasSiasn; kini: Terlihat },
  sudah: Set<string>,
): Promise<Tertunda | 'SELESAI' | 'DIBATALKAN' | null> {
  const langkah = langkahSiasn(kini, Object.fromEntries(Object.keys(t.dokumen).map((k) => [k, true])));
  if (langkah.jenis === 'SELESAI') return 'SELESAI';
  if (langkah.jenis === 'TANPA_DOKUMEN') return tindakan('DOKUMEN_BELUM_ADA', `Lampirkan SK jabatan (dokumen ${DOKUMEN_SK}) pada usulnya.`);
  const nama = langkah.jenis === 'UNGGAH' ? langkah.dokumen : langkah.jenis;
  if (sudah.has(nama)) return nanti('BELUM_TERLIHAT', b.tenangMs, 'SIASN menerima tetapi belum menampilkannya.');
  sudah.add(nama);
  if (langkah.jenis === 'SIMPAN' && t.dikirimMs !== null && t.dikirimMs < b.tenangMs) return nanti('MENUNGGU_TERLIHAT', b.tenangMs - t.dikirimMs);
  if ((t.kiriman[nama] ?? 0) >= KIRIMAN_MAKS) return tindakan(...takTerlihat(nama));
  if (langkah.jenis === 'SIMPAN') return kirim(sql, b, { t, nama }, simpan(t.isi, kini.pnsId));
  if (langkah.jenis === 'SINKRONKAN') return kirim(sql, b, { t, nama }, sinkronkan(kini.pnsId));
  const sha256 = t.dokumen[langkah.dokumen] ?? '';
  const pdf = await readFile(path.join(b.dirDokumen, `${sha256}.pdf`)).catch(() => null);
  if (pdf === null || kini.rwId === null) return tindakan('DOKUMEN_TAK_TERBACA', 'Isi dokumen tidak ada pada tempat simpannya.');
  return kirim(sql, b, { t, nama }, unggah(kini.rwId, langkah.dokumen, pdf));
}

/**
 * Carries one task as far as it goes: looks, does what is missing, looks again. Every fact is confirmed by what SIASN then shows, never by its answer, and
 * nothing is sent that is already seen: killed at any instant, the next run goes on from what is there. Faults of the source pass through.
 */
export async function jalankanTugas(sql: Sql, b: BahanTugas, t: TugasSiasn): Promise<HasilTugas> {
  const berhenti = async (s: Tertunda): Promise<Tertunda['keadaan']> => {
    await catatTertunda(sql, t.id, s);
    return s.keadaan;
  };
  if (t.isi.jenisUsul === 'PEMBERHENTIAN')
    return berhenti(tindakan('TANPA_LAYANAN', 'SIASN tidak menyediakan layanan pencatatan pemberhentian: catat di sana dengan tangan.'));
  const sudah = new Set<string>();
  let { disinkronkan, penolakan } = t;
  for (let ke = 0; ke < LANGKAH_MAKS; ke++) {
    const tampak = await b.jam.dalam(() => lihat(b.klien, t.nip, t.isi));
    if (tampak === null) return berhenti(tindakan('PEGAWAI_TIDAK_DIKENAL', 'SIASN tidak mengenal pegawai tugas ini dengan NIP-nya.'));
    disinkronkan ||= tampak.rwId !== null && tampak.dataUtama;
    const kini = { ...tampak, dataUtama: disinkronkan };
    const baru = await catatFakta(sql, t.id, { disimpan: kini.rwId !== null, disinkronkan, rwId: kini.rwId });
    if (baru) penolakan = 0;
    const hasil = await ambilLangkah(sql, b, { t: { ...t, penolakan }, kini }, sudah);
    if (hasil === 'SELESAI') {
      await catatTerkirim(sql, t.id);
      return 'TERKIRIM';
    }
    if (hasil === 'DIBATALKAN') return hasil;
    if (hasil !== null) return berhenti(hasil);
  }
  return berhenti(nanti('BELUM_TERLIHAT', b.tenangMs));
}
