import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { bacaInstansi, bukaBerkas, cariBaris, type InstansiTertulis, letakBaris } from '../../contoh/baca-bangsa.ts';
import { buatBangsa } from '../../contoh/bangsa.ts';
import { KolamIrisan } from '../../platform/db/kolam-irisan.ts';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { muatRujukan } from '../../sync/2-stage/muat-rujukan.ts';
import { catatTarikan } from '../../sync/2-stage/tarikan.ts';
import { prosesTarikan } from '../../sync/proses-tarikan.ts';
import type { JenisSumber } from '../../sync/sources/sumber-berkas.ts';
import { type RingkasanTarik, tarikInstansi } from '../../sync/tarik-instansi.ts';
import type { HasilTerap } from '../../sync/terapkan.ts';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';
import { sqlPemilik } from '../support/sql-pemilik.ts';

export const DIR_PROFIL = fileURLToPath(new URL('../../contoh/profil', import.meta.url));

export type SisiUji = 'BKN' | 'SIMPEG';

/** A random source that the same seed repeats. */
export function acakUji(benih: number): {
  readonly angka: (n: number) => number;
  readonly pilih: <T>(dari: readonly T[]) => T;
  readonly kocok: <T>(dari: readonly T[]) => T[];
} {
  let s = benih >>> 0;
  const angka = (n: number): number => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
  const pilih = <T>(dari: readonly T[]): T => {
    const nilai = dari[angka(dari.length)];
    if (nilai === undefined) throw new RangeError('tidak ada pilihan');
    return nilai;
  };
  const kocok = <T>(dari: readonly T[]): T[] =>
    dari
      .map((nilai) => ({ nilai, urut: angka(1_000_000) }))
      .sort((a, b) => a.urut - b.urut)
      .map((x) => x.nilai);
  return { angka, pilih, kocok };
}

/** A nation on disk and one fresh database that pulls from it. */
export interface Mesin {
  readonly basis: BasisDataUji;
  /** As role simpul_sync. */
  readonly url: string;
  readonly sumber: string;
  readonly instansi: readonly InstansiTertulis[];
  /** Superuser's statement. */
  sql<T>(fn: (sql: Sql) => Promise<T>): Promise<T>;
  /** A pull as the worker does it; `ulang` forgets what was seen, so every file is read again. */
  tarik(no: number, ulang?: boolean): Promise<RingkasanTarik>;
  /** Accepts this file as a feed without applying it. */
  catat(no: number, sisi: SisiUji, pilihan?: { berkas?: string; lengkap?: boolean; jenis?: JenisSumber }): Promise<string>;
  proses(tarikan: string): Promise<HasilTerap>;
  /** Accept and apply. */
  umpan(no: number, sisi: SisiUji, pilihan?: { berkas?: string; lengkap?: boolean }): Promise<HasilTerap>;
  instansiKe(no: number): InstansiTertulis;
  hapus(): Promise<void>;
}

/** Another database over the same folder of sources. */
export async function buatMesin(sumber: string, buang: () => void = () => undefined, server?: string): Promise<Mesin> {
  const basis = await buatBasisData(server);
  const url = sebagaiPeran(basis.url, 'simpul_sync');
  await sqlUntukIrisan(url, (sql) => muatRujukan(sql, sumber, DIR_PROFIL));
  const instansi = bacaInstansi(sumber);
  const terlihat = new Map<string, string>();
  const instansiKe = (no: number): InstansiTertulis => {
    const ada = instansi.find((i) => i.no === no);
    if (ada === undefined) throw new RangeError(`instansi ${no}`);
    return ada;
  };
  const catat: Mesin['catat'] = (no, sisi, { berkas = bukaBerkas(sumber, instansiKe(no), sisi).jalur, lengkap = true, jenis = 'pegawai' } = {}) =>
    sqlUntukIrisan(url, (sql) => catatTarikan(sql, { instansi: no, sisi, jenis, asal: 'TARIK', berkas, sha256: '', lengkap, oleh: 'SISTEM' }));
  // As in the hub: slices of this database hand their connections on.
  const kolam = new KolamIrisan(url);
  const pemilik = sqlPemilik(basis.url);
  const proses: Mesin['proses'] = (tarikan) => prosesTarikan({ url, kolam }, tarikan);
  return {
    basis,
    url,
    sumber,
    instansi,
    instansiKe,
    sql: pemilik.sql,
    tarik: (no, ulang = false) => tarikInstansi({ url, kolam, dirSumber: sumber, terlihat: ulang ? new Map() : terlihat }, no),
    catat,
    proses,
    umpan: async (no, sisi, pilihan) => proses(await catat(no, sisi, pilihan)),
    hapus: async () => {
      await Promise.all([kolam.tutup(), pemilik.tutup()]);
      await basis.hapus();
      buang();
    },
  };
}

export async function rakitMesin(
  pegawai: number,
  instansi: number,
  benih = 7,
  { server, ...lain }: { riwayatTiap?: number; tanggalDasar?: string; server?: string } = {},
): Promise<Mesin> {
  const akar = mkdtempSync(path.join(tmpdir(), 'simpul-mesin-'));
  const sumber = path.join(akar, 'sumber');
  await buatBangsa({ dir: sumber, pegawai, instansi, benih, ...lain });
  return buatMesin(sumber, () => rmSync(akar, { recursive: true, force: true }), server);
}

/** Digits of the NIP cell of every row of one raw file, broken ones left out. */
export function nipBerkas(sumber: string, i: InstansiTertulis, sisi: SisiUji): string[] {
  const b = bukaBerkas(sumber, i, sisi);
  const kolom = b.kolom.indexOf(b.kolomNip);
  return [...letakBaris(b)].map((l) => (b.sel(l)[kolom] ?? '').replace(/\D/g, '')).filter((nip) => nip.length === 18 && !nip.endsWith('000'));
}

const akhir = (teks: string, letak: number): number => teks.indexOf('\n', letak) + 1 || teks.length;

/** One person's row in one raw file. */
export interface LetakUji {
  readonly i: InstansiTertulis;
  readonly sisi: SisiUji;
  readonly nip: string;
}

/** Replaces the row of one person by this text; an empty one takes it away. Returns the row that was there, with its newline. */
export function gantiBaris(sumber: string, { i, sisi, nip }: LetakUji, ganti: (lama: string) => string = () => ''): string {
  const b = bukaBerkas(sumber, i, sisi);
  const letak = cariBaris(b, nip);
  if (letak === null) throw new RangeError('baris tidak ada');
  const lama = b.teks.slice(letak, akhir(b.teks, letak));
  writeFileSync(b.jalur, b.teks.slice(0, letak) + ganti(lama) + b.teks.slice(letak + lama.length));
  return lama;
}

export function tambahBaris(sumber: string, i: InstansiTertulis, sisi: SisiUji, baris: string): void {
  const { jalur, teks } = bukaBerkas(sumber, i, sisi);
  writeFileSync(jalur, teks + baris);
}

/** First line of a CSV feed; empty for NDJSON. */
export function judulBerkas(sumber: string, i: InstansiTertulis, sisi: SisiUji): string {
  const { jalur, awal } = bukaBerkas(sumber, i, sisi);
  return existsSync(jalur) ? readFileSync(jalur, 'utf8').slice(0, awal) : '';
}

/** Takes away the rows whose NIP nobody can read: while one is there, a missing person is unknown and not gone. */
export function buangNipRusak(sumber: string, i: InstansiTertulis, sisi: SisiUji): void {
  const b = bukaBerkas(sumber, i, sisi);
  const kolom = b.kolom.indexOf(b.kolomNip);
  const baik = [...letakBaris(b)].filter((l) => {
    const nip = (b.sel(l)[kolom] ?? '').replace(/\D/g, '');
    return nip.length === 18 && !nip.endsWith('000');
  });
  writeFileSync(b.jalur, b.teks.slice(0, b.awal) + baik.map((l) => b.teks.slice(l, akhir(b.teks, l))).join(''));
}
