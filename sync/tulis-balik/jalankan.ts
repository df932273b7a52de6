import { Kesalahan } from '../../domain/kesalahan.ts';
import { jedaSumberMs } from '../../domain/tarikan/jeda-ulang.ts';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { susunBahan, tenggatSetelan } from '../ambil/bahan.ts';
import { type BahanAmbil, TINDAKAN_MS } from '../ambil/jalankan.ts';
import { TAK_DITANYA } from '../ambil/orang.ts';
import { KabarSumber } from '../ambil/pagar-ambil.ts';
import { bacaSumber, type SumberJauh } from '../ambil/sumber-terpasang.ts';
import { JatahHabis, SumberMenunda } from '../sources/galat-sumber.ts';
import { KlienSiasn } from '../sources/siasn/klien.ts';
import { type HasilTugas, jalankanTugas } from './satu-tugas.ts';
import { bacaGiliranTugas, catatTertunda, type TugasSiasn } from './tugas.ts';

export interface BahanTulisBalik extends Omit<BahanAmbil, 'dir'> {
  /** Folder of the documents, named by content. */
  readonly dirDokumen: string;
  /** How long SIASN may take to show what was sent, in ms. */
  readonly tenangMs: number;
}

/** TAK_ADA: this instansi does not write back, or nothing is due. */
export type HasilTulisBalik =
  | { readonly hasil: 'TAK_ADA' | 'DIPEGANG' | 'ISTIRAHAT' | 'PINDAH' }
  | { readonly hasil: 'SELESAI'; readonly terkirim: number; readonly tertunda: number; readonly tindakan: number };

const KUNCI_TULIS = 7_005;

interface Jalan {
  readonly sql: Sql;
  readonly s: SumberJauh;
  readonly bahan: BahanTulisBalik;
  readonly kabar: KabarSumber;
  readonly giliran: readonly TugasSiasn[];
  readonly batal: AbortSignal;
}

/** What a fault of the source means: this task waits; `henti`: so does everybody else who asks it. */
async function tunda({ sql, kabar }: Jalan, t: TugasSiasn, asli: unknown): Promise<'HENTI' | 'LANJUT' | 'PINDAH'> {
  if (asli instanceof JatahHabis) return 'HENTI';
  const galat = await kabar.gagal(asli);
  if (galat === 'PINDAH') return 'PINDAH';
  const lagi = { keadaan: 'MENCOBA_LAGI', ditolak: false } as const;
  if (galat instanceof SumberMenunda) {
    await catatTertunda(sql, t.id, {
      ...lagi,
      tundaMs: jedaSumberMs(t.percobaan, galat.tundaMs, Math.random()),
      kode: 'SUMBER_TIDAK_TERSEDIA',
      pesan: galat.sebab,
    });
    return galat.sifat === 'SATU' ? 'LANJUT' : 'HENTI';
  }
  if (!(galat instanceof Kesalahan)) throw galat;
  // Somebody must act on the source, not on the task: it goes on by itself afterwards.
  await catatTertunda(sql, t.id, { ...lagi, tundaMs: TINDAKAN_MS, kode: galat.kode, pesan: galat.message.slice(0, 300) });
  return 'HENTI';
}

async function tulis(jalan: Jalan): Promise<HasilTulisBalik> {
  const { sql, s, bahan, kabar, giliran, batal } = jalan;
  const sampai = Date.now() + bahan.sekaliMs;
  const peminta = { nama: `tulis:${s.instansi}`, utama: true, jam: kabar.jam };
  const b = await susunBahan(sql, s, bahan, { kursor: null, penanda: null, batal, sampai, daftar: TAK_DITANYA, peminta });
  const klien = new KlienSiasn(b);
  const jumlah: Record<HasilTugas, number> = { TERKIRIM: 0, DIBATALKAN: 0, MENCOBA_LAGI: 0, PERLU_TINDAKAN: 0 };
  for (const t of giliran) {
    if (Date.now() >= sampai) break;
    try {
      jumlah[await jalankanTugas(sql, { klien, jam: kabar.jam, dirDokumen: bahan.dirDokumen, tenangMs: bahan.tenangMs }, t)] += 1;
      await kabar.menjawab();
    } catch (galat) {
      const kata = await tunda(jalan, t, galat);
      if (kata === 'PINDAH') return { hasil: 'PINDAH' };
      if (!(galat instanceof JatahHabis)) jumlah.MENCOBA_LAGI += 1;
      if (kata === 'HENTI') break;
    }
  }
  return { hasil: 'SELESAI', terkirim: jumlah.TERKIRIM, tertunda: jumlah.MENCOBA_LAGI, tindakan: jumlah.PERLU_TINDAKAN };
}

/** Carries the due tasks of one instansi to SIASN, one worker at a time, within the budget and under the breaker that its reading shares. */
export async function tulisBalik(bahan: BahanTulisBalik, instansi: number, batal: AbortSignal = new AbortController().signal): Promise<HasilTulisBalik> {
  const henti = new AbortController();
  const kerja = async (sql: Sql): Promise<HasilTulisBalik> => {
    const s = await bacaSumber(sql, instansi, { sisi: 'BKN', jenis: 'pegawai' });
    if (s === null || s.macam !== 'SIASN' || s.setelan['tulisBalik'] !== true) return { hasil: 'TAK_ADA' };
    const [kunci] = await sql<{ dapat: boolean }[]>`select pg_try_advisory_lock(${KUNCI_TULIS}, ${instansi}) dapat`;
    if (kunci?.dapat !== true) return { hasil: 'DIPEGANG' };
    const giliran = await bacaGiliranTugas(sql, instansi);
    if (giliran.length === 0) return { hasil: 'TAK_ADA' };
    const kabar = await KabarSumber.buka(sql, s.sumber, { pagar: bahan.pagar, tenggatMs: tenggatSetelan(s) });
    if (kabar === 'ISTIRAHAT' || kabar === 'PINDAH') return { hasil: kabar };
    return await tulis({ sql, s, bahan, kabar, giliran, batal: AbortSignal.any([batal, henti.signal]) });
  };
  try {
    return await sqlUntukIrisan(bahan.url, kerja, { nama: 'simpul-tulis-balik' });
  } finally {
    henti.abort();
  }
}
