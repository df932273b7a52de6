import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DOKUMEN_SK, langkahSiasn, PENOLAKAN_MAKS } from '../../domain/tulis-balik/langkah.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import type { JamDiam } from '../ambil/jam-diam.ts';
import type { JawabanTulis, KlienSiasn } from '../sources/siasn/klien.ts';
import { lihat, simpan, sinkronkan, type Terlihat, unggah } from './siasn.ts';
import { catatAkanSimpan, catatFakta, catatTerkirim, catatTertunda, type Tertunda, type TugasSiasn } from './tugas.ts';

export interface BahanTugas {
  readonly klien: KlienSiasn;
  readonly jam: JamDiam;
  /** Folder of the documents, named by content. */
  readonly dirDokumen: string;
  /** How long SIASN may take to show what was sent, in ms; nothing is sent again before. */
  readonly tenangMs: number;
}

const LANGKAH_MAKS = 8;
const MENIT = 60_000;

const tindakan = (kode: string, pesan: string): Tertunda => ({ keadaan: 'PERLU_TINDAKAN', tundaMs: 0, kode, pesan, ditolak: false });
const nanti = (kode: string, tundaMs: number, pesan: string | null = null): Tertunda => ({ keadaan: 'MENCOBA_LAGI', tundaMs, kode, pesan, ditolak: false });

/** What an answer to a step means for the task; null = go on and look. */
function nilai(jawaban: JawabanTulis, t: TugasSiasn, tenangMs: number): Tertunda | null {
  if (jawaban.jenis === 'DITERIMA') return null;
  if (jawaban.jenis === 'CACAT') return nanti('JAWABAN_TAK_TERBACA', tenangMs, jawaban.sebab);
  const akhir = t.penolakan + 1 >= PENOLAKAN_MAKS;
  return { keadaan: akhir ? 'PERLU_TINDAKAN' : 'MENCOBA_LAGI', tundaMs: MENIT * 2 ** t.penolakan, kode: jawaban.kode, pesan: jawaban.pesan, ditolak: true };
}

/** Takes one step; a Tertunda when the task stops here, null to look again. */
async function ambilLangkah(sql: Sql, b: BahanTugas, { t, kini }: { t: TugasSiasn; kini: Terlihat }, sudah: Set<string>): Promise<Tertunda | 'SELESAI' | null> {
  const langkah = langkahSiasn(kini, Object.fromEntries(Object.keys(t.dokumen).map((k) => [k, true])));
  if (langkah.jenis === 'SELESAI') return 'SELESAI';
  if (langkah.jenis === 'TANPA_DOKUMEN') return tindakan('DOKUMEN_BELUM_ADA', `Lampirkan SK jabatan (dokumen ${DOKUMEN_SK}) pada usulnya.`);
  const nama = langkah.jenis === 'UNGGAH' ? langkah.dokumen : langkah.jenis;
  if (sudah.has(nama)) return nanti('BELUM_TERLIHAT', b.tenangMs, 'SIASN menerima tetapi belum menampilkannya.');
  sudah.add(nama);
  if (langkah.jenis === 'SIMPAN') {
    if (t.dikirimMs !== null && t.dikirimMs < b.tenangMs) return nanti('MENUNGGU_TERLIHAT', b.tenangMs - t.dikirimMs);
    await catatAkanSimpan(sql, t.id);
    return nilai(await b.jam.dalam(() => simpan(b.klien, t.isi, kini.pnsId)), t, b.tenangMs);
  }
  if (langkah.jenis === 'SINKRONKAN') return nilai(await b.jam.dalam(() => sinkronkan(b.klien, kini.pnsId)), t, b.tenangMs);
  const sha256 = t.dokumen[langkah.dokumen] ?? '';
  const pdf = await readFile(path.join(b.dirDokumen, `${sha256}.pdf`)).catch(() => null);
  if (pdf === null || kini.rwId === null) return tindakan('DOKUMEN_TAK_TERBACA', 'Isi dokumen tidak ada pada tempat simpannya.');
  const { rwId } = kini;
  return nilai(await b.jam.dalam(() => unggah(b.klien, rwId, langkah.dokumen, pdf)), t, b.tenangMs);
}

/**
 * Carries one task as far as it goes: looks, does what is missing, looks again. Every fact is confirmed by what SIASN then shows, never by its answer, and
 * nothing is sent that is already seen: killed at any instant, the next run goes on from what is there. Faults of the source pass through.
 */
export async function jalankanTugas(sql: Sql, b: BahanTugas, t: TugasSiasn): Promise<'TERKIRIM' | Tertunda['keadaan']> {
  const berhenti = async (s: Tertunda): Promise<Tertunda['keadaan']> => {
    await catatTertunda(sql, t.id, s);
    return s.keadaan;
  };
  if (t.isi.jenisUsul === 'PEMBERHENTIAN')
    return berhenti(tindakan('TANPA_LAYANAN', 'SIASN tidak menyediakan layanan pencatatan pemberhentian: catat di sana dengan tangan.'));
  const sudah = new Set<string>();
  for (let ke = 0; ke < LANGKAH_MAKS; ke++) {
    const kini = await b.jam.dalam(() => lihat(b.klien, t.nip, t.isi));
    if (kini === null) return berhenti(tindakan('PEGAWAI_TIDAK_DIKENAL', 'SIASN tidak mengenal pegawai tugas ini dengan NIP-nya.'));
    await catatFakta(sql, t.id, { disimpan: kini.rwId !== null, disinkronkan: kini.rwId !== null && kini.dataUtama, rwId: kini.rwId });
    const hasil = await ambilLangkah(sql, b, { t, kini }, sudah);
    if (hasil === 'SELESAI') {
      await catatTerkirim(sql, t.id);
      return 'TERKIRIM';
    }
    if (hasil !== null) return berhenti(hasil);
  }
  return berhenti(nanti('BELUM_TERLIHAT', b.tenangMs));
}
