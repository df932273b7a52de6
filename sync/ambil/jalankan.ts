import { Kesalahan } from '../../domain/kesalahan.ts';
import { jedaSumberMs } from '../../domain/tarikan/jeda-ulang.ts';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { Profil } from '../1-canonicalise/profil.ts';
import { isDisentuh } from '../2-stage/keadaan-umpan.ts';
import { catatKesegaran } from '../2-stage/tarikan.ts';
import { JatahHabis, SumberMenunda } from '../sources/galat-sumber.ts';
import { SUMBER } from '../sources/macam.ts';
import type { HasilAmbil, Kursor } from '../sources/port.ts';
import type { UmpanSumber } from '../sources/sumber-berkas.ts';
import { type BahanKoneksi, bacaProfilInstansi, susunBahan, tenggatSetelan } from './bahan.ts';
import { awalanAmbilan, BerkasAmbilan, buangLama } from './berkas-ambilan.ts';
import { SumberDiam } from './jam-diam.ts';
import { KabarSumber, type PagarAmbil } from './pagar-ambil.ts';
import {
  bacaSelesai,
  catatLanjut,
  catatMasalah,
  catatTetap,
  catatTitik,
  daftarOrang,
  lanjutkanAtauMulai,
  type Pengambilan,
  selesaikan,
} from './pengambilan.ts';
import { bacaSumber, type SumberTerpasang } from './sumber-terpasang.ts';

export interface BahanAmbil extends BahanKoneksi {
  /** Connection string of role simpul_sync. */
  readonly url: string;
  /** Folder of fetched files, SIMPUL_DATA/ambilan. */
  readonly dir: string;
  /** Absent: somebody asks by hand, whatever rest the source was given. */
  readonly pagar?: PagarAmbil;
  /** How long one run may go on, in ms; the rest is for the next run. */
  readonly sekaliMs: number;
}

/**
 * LANJUT: there is more to fetch. TAK_ADA: this feed is not fetched from anywhere. DIPEGANG: another process is at it. ISTIRAHAT: its source is at
 * rest. PINDAH: its source is slow, the fetch goes on in the lane of the slow ones.
 */
export type HasilUmpan = 'TAK_ADA' | 'DIPEGANG' | 'ISTIRAHAT' | 'PINDAH' | 'LANJUT' | 'SELESAI' | 'TETAP';

/** First key of the advisory lock of one fetch; the second is its number within the instansi and feed. */
const KUNCI_AMBIL = 7004;
/** Until somebody has acted, a source is asked again this late. */
export const TINDAKAN_MS = 300_000;
/** Files of the newest fetches that stay, for the rows rejected in them. */
const SIMPAN = 3;
const SEKALI_TAHAN = 8 * 1024 * 1024;

interface Jalan {
  readonly sql: Sql;
  readonly s: SumberTerpasang & { readonly macam: keyof typeof SUMBER };
  readonly p: Pengambilan;
  readonly berkas: BerkasAmbilan;
  readonly bahan: BahanAmbil;
  readonly batal: AbortSignal;
  readonly kabar: KabarSumber;
}

/** Runs the adapter and makes its pieces durable: first the bytes, then the cursor that says they are there. */
async function alirkan({ sql, s, p, berkas, bahan, batal, kabar }: Jalan): Promise<HasilAmbil> {
  const sebelum = await bacaSelesai(sql, s.instansi, s);
  const penanda = sebelum !== null && sebelum.versiSumber === s.versi && !(await isDisentuh(sql, s.instansi, s)) ? sebelum.penanda : null;
  const daftar = daftarOrang(sql, p.id, s.instansi);
  const lain = { kursor: p.bita === berkas.bita ? p.kursor : null, penanda, batal, sampai: Date.now() + bahan.sekaliMs, daftar };
  const { jam } = kabar;
  const peminta = { nama: `ambil:${s.instansi}:${s.sisi}:${s.jenis}`, utama: false, jam };
  const arus = SUMBER[s.macam](await susunBahan(sql, s, bahan, { ...lain, peminta }));
  let tertahan = berkas.bita;
  let kursor: Kursor = lain.kursor;
  let diam = false;
  try {
    for (;;) {
      const n = await jam.dalam(() => arus.next());
      if (n.done === true) return n.value;
      batal.throwIfAborted();
      await berkas.tulis(n.value.isi);
      if (n.value.kursor !== undefined) kursor = n.value.kursor;
      if (n.value.titik === true) {
        await berkas.tahan();
        await catatTitik(sql, p.id, kursor, berkas.bita);
        await kabar.menjawab();
      } else if (berkas.bita - tertahan > SEKALI_TAHAN) {
        await berkas.tahan();
        tertahan = berkas.bita;
      }
    }
  } catch (galat) {
    diam = galat instanceof SumberDiam;
    throw galat;
  } finally {
    // Connections of an adapter end with it, also when the disk is full or the run was aborted; one that hangs ends by the abort that follows.
    const tutup = arus.return({ jenis: 'LANJUT' });
    if (diam) tutup.catch(() => undefined);
    else await tutup;
  }
}

const akhiranDari = (s: SumberTerpasang, profil: Profil | null): string => profil?.format ?? (s.setelan['format'] === 'csv' ? 'csv' : 'ndjson');

async function tutupHasil(jalan: Jalan, hasil: HasilAmbil): Promise<HasilUmpan> {
  const { sql, s, p, berkas, bahan } = jalan;
  if (hasil.jenis === 'LANJUT') {
    await catatLanjut(sql, p.id);
    return 'LANJUT';
  }
  await jalan.kabar.menjawab();
  const sebelum = await bacaSelesai(sql, s.instansi, s);
  if (hasil.jenis === 'TETAP') {
    await berkas.buang();
    if (sebelum !== null) await sql.begin((tx) => catatTetap(tx, p.id, sebelum.id));
    return 'TETAP';
  }
  const jadi = await berkas.selesai(akhiranDari(s, await bacaProfilInstansi(sql, s)));
  if (jadi === null) {
    await catatTitik(sql, p.id, null, 0);
    throw new SumberMenunda(1_000, 'berkas pengambilan ditulis dua proses; diambil dari awal');
  }
  const { berkas: jalur, sha256 } = jadi;
  await sql.begin((tx) => selesaikan(tx, p.id, s.instansi, { berkas: jalur, sha256, bita: berkas.bita, penanda: hasil.penanda ?? null, hitung: hasil.hitung }));
  await buangLama(bahan.dir, awalanAmbilan(s.kodeCepat, s.sisi, s.jenis), SIMPAN);
  return 'SELESAI';
}

async function ambilTerkunci(sql: Sql, s: Jalan['s'], bahan: BahanAmbil, batal: AbortSignal): Promise<HasilUmpan> {
  const kabar = await KabarSumber.buka(sql, s.sumber, { pagar: bahan.pagar, tenggatMs: tenggatSetelan(s) });
  if (kabar === 'ISTIRAHAT' || kabar === 'PINDAH') return kabar;
  const p = await lanjutkanAtauMulai(sql, s);
  const nama = `${awalanAmbilan(s.kodeCepat, s.sisi, s.jenis)}${p.id}.sementara`;
  const berkas = (await BerkasAmbilan.buka(bahan.dir, nama, p.bita)) ?? (await BerkasAmbilan.buka(bahan.dir, nama, 0));
  if (berkas === null) throw new RangeError('berkas ambilan tidak dapat dibuka');
  try {
    const jalan = { sql, s, p, berkas, bahan, batal, kabar };
    return await tutupHasil(jalan, await alirkan(jalan));
  } catch (asli) {
    if (asli instanceof JatahHabis) {
      await catatLanjut(sql, p.id);
      return 'LANJUT';
    }
    const galat = await kabar.gagal(asli);
    if (galat === 'PINDAH') return 'PINDAH';
    await catatGalat(sql, s, p, galat);
    throw galat;
  } finally {
    await berkas.tutup();
  }
}

/** The three kinds of fault: of the source (waits), of what somebody must do (final until then), and ours (the queue repeats it). */
async function catatGalat(sql: Sql, s: SumberTerpasang, p: Pengambilan, galat: unknown): Promise<void> {
  const tindakan = galat instanceof Kesalahan && galat.kode !== 'SUMBER_TIDAK_TERSEDIA' && galat.kode !== 'INTERNAL';
  const sebab = galat instanceof SumberMenunda ? galat.sebab : galat instanceof Kesalahan ? galat.message : 'INTERNAL';
  const tundaMs = galat instanceof SumberMenunda ? jedaSumberMs(p.gagal, galat.tundaMs, Math.random()) : tindakan ? TINDAKAN_MS : 10_000;
  await catatMasalah(sql, p.id, sebab, tundaMs);
  await catatKesegaran(sql, {
    instansi: s.instansi,
    sisi: s.sisi,
    jenis: s.jenis,
    peristiwa: tindakan ? 'tolak' : 'gagal',
    pada: null,
    tarikan: null,
    sebab,
  });
}

/**
 * Fetches one feed from its source for at most `sekaliMs`, and goes on where the last run, or a killed process, stopped. Throws SumberMenunda when
 * the source does not answer and SUMBER_MENOLAK when somebody must act; both are recorded as the state of the feed.
 */
export async function ambilUmpan(bahan: BahanAmbil, instansi: number, u: UmpanSumber, batal: AbortSignal = new AbortController().signal): Promise<HasilUmpan> {
  const henti = new AbortController();
  const sinyal = AbortSignal.any([batal, henti.signal]);
  const kerja = async (sql: Sql): Promise<HasilUmpan> => {
    const s = await bacaSumber(sql, instansi, u);
    if (s === null) return 'TAK_ADA';
    const [kunci] = await sql<{ dapat: boolean }[]>`select pg_try_advisory_lock(${KUNCI_AMBIL}, hashtext(${`${instansi}:${u.sisi}:${u.jenis}`})) dapat`;
    return kunci?.dapat === true ? await ambilTerkunci(sql, s, bahan, sinyal) : 'DIPEGANG';
  };
  try {
    return await sqlUntukIrisan(bahan.url, kerja, { nama: 'simpul-ambil' });
  } finally {
    // The lock goes with the connection: whatever still runs here must not touch the file any more.
    henti.abort();
  }
}
