import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { jedaSumberMs } from '../../domain/tarikan/jeda-ulang.ts';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { catatTarikan } from '../2-stage/tarikan.ts';
import { prosesTarikan } from '../proses-tarikan.ts';
import { sinkronkanFolder } from '../sources/berkas-tahan.ts';
import { JatahHabis, SumberMenunda } from '../sources/galat-sumber.ts';
import { tulisJawabanFakta } from '../sources/jawaban-fakta.ts';
import { SUMBER_ORANG } from '../sources/macam.ts';
import { penulisUmpan } from '../sources/penulis-umpan.ts';
import type { BahanSumber, JawabanOrang } from '../sources/port.ts';
import type { SisiSumber } from '../sources/sumber-berkas.ts';
import { susunBahan, tenggatSetelan } from './bahan.ts';
import { awalanAmbilan, buangLama } from './berkas-ambilan.ts';
import { type BahanAmbil, TINDAKAN_MS } from './jalankan.ts';
import { bacaGiliran, buangTanpaPerubahan, catatTiada, type Giliran, isJenisOrang, type JenisOrang, rencanakan, tanpaFakta } from './orang-giliran.ts';
import { KabarSumber } from './pagar-ambil.ts';
import { bacaSumber, type SumberJauh } from './sumber-terpasang.ts';

/** TAK_ADA: this side cannot be asked about single people, or nobody is waiting. `dibaca`: people whose row came and was handed on to be applied. */
export type HasilOrang =
  | { readonly hasil: 'TAK_ADA' | 'DIPEGANG' | 'ISTIRAHAT' | 'PINDAH' }
  | { readonly hasil: 'SELESAI'; readonly dibaca: number; readonly tiada: number; readonly cacat: number };

const KUNCI_AMBIL = 7004;
const SIMPAN = 3;
const TUNDA_MS = 30_000;

export const dapatDitanyaPerOrang = (s: SumberJauh): boolean => isJenisOrang(s.jenis) && (s.macam === 'SIASN' || s.setelan['orang'] !== undefined);

/** For calls about people who are named already. */
export const TAK_DITANYA: BahanSumber['daftar'] = { isiDariHub: async () => 0, tambah: async () => 0, sesudah: async () => [] };

/** The rows as a file of this feed, on disk when this returns. */
async function tulisBerkas(
  dir: string,
  s: SumberJauh,
  { profil, isi }: { profil: BahanSumber['profil']; isi: string },
): Promise<{ berkas: string; sha256: string }> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const awalan = awalanAmbilan(s.kodeCepat, s.sisi, s.jenis === 'pegawai' ? 'orang' : `${s.jenis}-orang`);
  const berkas = path.join(dir, `${awalan}${Date.now()}.${profil?.format ?? 'ndjson'}`);
  const teks = penulisUmpan(profil).judul + isi;
  const pegangan = await open(berkas, 'wx', 0o600);
  try {
    await pegangan.writeFile(teks);
    await pegangan.sync();
  } finally {
    await pegangan.close();
  }
  await sinkronkanFolder(dir);
  await buangLama(dir, awalan, SIMPAN);
  return { berkas, sha256: createHash('sha256').update(teks).digest('hex') };
}

interface Jalan {
  readonly sql: Sql;
  readonly s: SumberJauh;
  readonly bahan: BahanAmbil;
  readonly kabar: KabarSumber;
  readonly giliran: Giliran;
  readonly batal: AbortSignal;
}

/** Asks about everybody in turn, and plans when to ask again, whatever the answer was. Returns what came before the first fault, and that fault. */
async function tanyai({ sql, s, bahan, kabar, giliran, batal }: Jalan): Promise<{ jawaban: JawabanOrang[]; profil: BahanSumber['profil']; galat: unknown }> {
  const jawaban: JawabanOrang[] = [];
  let galat: unknown = null;
  let profil: BahanSumber['profil'] = null;
  try {
    const peminta = { nama: `orang:${s.instansi}:${s.sisi}:${s.jenis}`, utama: true, jam: kabar.jam };
    const lain = { kursor: null, penanda: null, batal, sampai: Date.now() + bahan.sekaliMs, daftar: TAK_DITANYA };
    const b = await susunBahan(sql, s, bahan, { ...lain, peminta });
    profil = b.profil;
    const arus = SUMBER_ORANG[s.macam](b, giliran.nip);
    for (let n = await kabar.jam.dalam(() => arus.next()); n.done !== true; n = await kabar.jam.dalam(() => arus.next())) jawaban.push(n.value);
    if (jawaban.length > 0) await kabar.menjawab();
  } catch (asli) {
    if (!(asli instanceof JatahHabis)) galat = await kabar.gagal(asli);
  }
  const ditanya = jawaban.map((j) => j.nip);
  await rencanakan(sql, s, ditanya, giliran.selangMs);
  if (galat === null || galat === 'PINDAH') return { jawaban, profil, galat };
  const menunda = galat instanceof SumberMenunda ? jedaSumberMs(0, galat.tundaMs, Math.random()) : galat instanceof Kesalahan ? TINDAKAN_MS : TUNDA_MS;
  await rencanakan(
    sql,
    s,
    giliran.nip.filter((n) => !ditanya.includes(n)),
    menunda,
  );
  return { jawaban, profil, galat };
}

async function bacaTerkunci(jalan: Jalan): Promise<HasilOrang> {
  const { sql, s, bahan, giliran } = jalan;
  const { jawaban, profil, galat } = await tanyai(jalan);
  const tiadaSemua = jawaban.filter((j) => j.jenis === 'TIADA').map((j) => j.nip);
  const tanpa = new Set(s.jenis === 'pegawai' ? [] : await tanpaFakta(sql, s, tiadaSemua));
  const kosong = [...tanpa].map((nip) => ({ isi: tulisJawabanFakta({ nip, baris: [] }) }));
  const isi = [...jawaban.filter((j) => j.jenis === 'ISI'), ...kosong];
  const tiada = tiadaSemua.filter((n) => !tanpa.has(n));
  // The source no longer knows them: what was known is no fresh truth. Whether they are gone is for the full feed to say.
  await catatTiada(sql, s, tiada);
  if (isi.length > 0) {
    const { berkas, sha256 } = await tulisBerkas(bahan.dir, s, { profil, isi: isi.map((j) => j.isi).join('') });
    const umpan = { instansi: s.instansi, sisi: s.sisi, jenis: s.jenis, asal: 'ORANG', lengkap: false, oleh: 'SISTEM' } as const;
    const id = await catatTarikan(sql, { ...umpan, berkas, sha256, diterimaPada: giliran.pada });
    await prosesTarikan({ url: bahan.url }, id);
    await buangTanpaPerubahan(sql, s);
  }
  if (galat === 'PINDAH') return { hasil: 'PINDAH' };
  if (galat !== null) throw galat;
  return { hasil: 'SELESAI', dibaca: isi.length, tiada: tiada.length, cacat: jawaban.length - isi.length - tiada.length };
}

/**
 * Reads one kind of rows of the people of open usul of one side, those first who wait longest, and applies them as a feed that says nothing about anybody else. The
 * age of each is the moment before the first was asked. Faults as of ambilUmpan; the state of the feed as a whole stays as it is.
 */
export async function ambilOrang(
  bahan: BahanAmbil,
  instansi: number,
  { sisi, jenis = 'pegawai', batal = new AbortController().signal }: { sisi: SisiSumber; jenis?: JenisOrang; batal?: AbortSignal },
): Promise<HasilOrang> {
  const henti = new AbortController();
  const kerja = async (sql: Sql): Promise<HasilOrang> => {
    const s = await bacaSumber(sql, instansi, { sisi, jenis });
    if (s === null || !dapatDitanyaPerOrang(s)) return { hasil: 'TAK_ADA' };
    const [kunci] = await sql<{ dapat: boolean }[]>`select pg_try_advisory_lock(${KUNCI_AMBIL}, hashtext(${`orang:${instansi}:${sisi}:${jenis}`})) dapat`;
    if (kunci?.dapat !== true) return { hasil: 'DIPEGANG' };
    const giliran = await bacaGiliran(sql, s);
    if (giliran.nip.length === 0) return { hasil: 'TAK_ADA' };
    const kabar = await KabarSumber.buka(sql, s.sumber, { pagar: bahan.pagar, tenggatMs: tenggatSetelan(s) });
    if (kabar === 'ISTIRAHAT' || kabar === 'PINDAH') return { hasil: kabar };
    return await bacaTerkunci({ sql, s, bahan, kabar, giliran, batal: AbortSignal.any([batal, henti.signal]) });
  };
  try {
    return await sqlUntukIrisan(bahan.url, kerja, { nama: 'simpul-orang' });
  } finally {
    henti.abort();
  }
}
