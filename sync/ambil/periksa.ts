import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import { periksaKolomBkn } from '../1-canonicalise/kolom-ekspor.ts';
import { type Profil, periksaKolom } from '../1-canonicalise/profil.ts';
import { bacaBaris } from '../sources/baca-berkas.ts';
import { JatahHabis, SumberMenunda } from '../sources/galat-sumber.ts';
import { SUMBER } from '../sources/macam.ts';
import type { BahanSumber, DaftarOrang } from '../sources/port.ts';
import { type BahanKoneksi, susunBahan } from './bahan.ts';
import type { SumberTerpasang } from './sumber-terpasang.ts';

export interface HasilPeriksa {
  readonly baik: boolean;
  /** What an operator reads: the fault with what to do, or what was seen. */
  readonly pesan: string;
  readonly baris: number;
  readonly lamaMs: number;
}

const CUPLIKAN = 256 * 1024;
const TITIK_MAKS = 5;
const TENGGAT_MS = 60_000;

/** Nobody has this number: a service that answers "not found" has understood the question. */
const TAK_SEORANG_PUN = '000000000000000000';

/** One person whom the hub knows, so that a service that is asked person by person is asked once. */
function seorang(sql: Sql, instansi: number): DaftarOrang {
  return {
    isiDariHub: () => Promise.resolve(0),
    tambah: () => Promise.resolve(0),
    sesudah: async (nip) => {
      if (nip !== '0') return [];
      const [ada] = await sql<{ nip: string }[]>`select lpad(nip::text, 18, '0') nip from (select nip from pegawai_bkn where instansi = ${instansi}
        union all select nip from pegawai_simpeg where instansi = ${instansi} limit 1) o`;
      return [ada?.nip ?? TAK_SEORANG_PUN];
    },
  };
}

/** Reads the beginning of the feed and nothing more; nothing is stored. */
async function cuplik(s: SumberTerpasang & { macam: keyof typeof SUMBER }, bahan: BahanSumber): Promise<Buffer> {
  const potong: Buffer[] = [];
  let bita = 0;
  let titik = 0;
  for await (const p of SUMBER[s.macam](bahan)) {
    const isi = typeof p.isi === 'string' ? Buffer.from(p.isi) : p.isi;
    potong.push(isi);
    bita += isi.length;
    titik += p.titik === true ? 1 : 0;
    if (bita >= CUPLIKAN || titik >= TITIK_MAKS) break;
  }
  return Buffer.concat(potong);
}

async function hitungBaris(isi: Buffer, profil: Profil | null, u: BahanSumber['umpan']): Promise<number> {
  if (isi.length === 0) return 0;
  // The last line of the sample may be cut.
  const utuh = isi.length >= CUPLIKAN ? isi.subarray(0, isi.lastIndexOf(10) + 1) : isi;
  const opsi = profil === null ? ({ format: 'auto' } as const) : { format: profil.format, pemisah: profil.pemisah };
  let baris = 0;
  for await (const k of bacaBaris(
    (async function* () {
      yield utuh;
    })(),
    opsi,
  )) {
    if (k.kepala.format === 'csv' && profil !== null) periksaKolom(profil, k.kepala.kolom);
    if (k.kepala.format === 'csv' && profil === null && u.jenis === 'pegawai') periksaKolomBkn(k.kepala.kolom);
    baris += k.baris.length;
  }
  return baris;
}

const pesanGalat = (galat: unknown): string | null =>
  galat instanceof SumberMenunda
    ? galat.sebab
    : galat instanceof JatahHabis
      ? 'jatah panggilan sumber ini sedang habis; ulangi sebentar lagi'
      : galat instanceof Kesalahan
        ? galat.message
        : null;

/** Tries one source as the hub would use it: secrets, address, sign-in, one stretch of rows, the columns that the profile needs. */
export async function periksaSumberTerpasang(sql: Sql, s: SumberTerpasang & { macam: keyof typeof SUMBER }, bahan: BahanKoneksi): Promise<HasilPeriksa> {
  const mulai = Date.now();
  const henti = AbortSignal.timeout(TENGGAT_MS);
  try {
    // The lists would take a call for every page; one person is enough to know that the service answers.
    const singkat = s.macam === 'SIASN' ? { ...s, setelan: { ...s.setelan, daftar: [] } } : s;
    const b = await susunBahan(sql, singkat, bahan, {
      kursor: null,
      penanda: null,
      batal: henti,
      sampai: mulai + TENGGAT_MS,
      daftar: seorang(sql, s.instansi),
      peminta: { nama: `periksa:${s.instansi}:${s.sisi}:${s.jenis}`, utama: true, jam: null },
    });
    const baris = await hitungBaris(await cuplik(s, b), b.profil, b.umpan);
    return { baik: true, pesan: baris === 0 ? 'terhubung; belum ada baris yang terbaca' : 'terhubung dan terbaca', baris, lamaMs: Date.now() - mulai };
  } catch (galat) {
    const pesan = pesanGalat(galat);
    if (pesan === null) throw galat;
    return { baik: false, pesan, baris: 0, lamaMs: Date.now() - mulai };
  }
}
