import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as tidur } from 'node:timers/promises';
import pg from 'pg';
import { simpanSalinan } from '../../support/keluaran.ts';
import { pasangTmpfs } from '../../support/tmpfs.ts';
import { diganggu } from '../diganggu.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { KlusterUji } from '../kluster-uji.ts';

async function matiMendadak(_l: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const folder = mkdtempSync(path.join(tmpdir(), 'simpul-mati-'));
  try {
    const k = await KlusterUji.buat(folder);
    const ganggu = async (tunda: number): Promise<void> => {
      await tidur(tunda);
      k.bunuh();
      await tidur(100);
      await k.nyalakan();
    };
    return await diganggu({ adminUrl: k.adminUrl, ganggu, hentikan: () => k.hentikan() }, benih, penuh ? 6 : 1);
  } finally {
    simpanSalinan('pg-mati', path.join(folder, 'pg.log'));
    rmSync(folder, { recursive: true, force: true });
  }
}

const MB = 220;
const SISA_MB = 6;

/** Fills the disk of the database, waits until work stands still, and makes room again. */
async function penuhi(dir: string, k: KlusterUji): Promise<void> {
  const { bavail, bsize } = statfsSync(dir);
  const beban = path.join(dir, 'beban');
  writeFileSync(beban, Buffer.alloc(Math.max(0, bavail * bsize - SISA_MB * 1024 * 1024), 1));
  await tidur(4_000);
  rmSync(beban);
  await k.nyalakan();
}

async function cakramPenuh(_l: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const cakram = pasangTmpfs(MB);
  try {
    const folder = path.join(cakram.dir, 'data');
    mkdirSync(folder, { mode: 0o700 });
    const k = await KlusterUji.buat(folder);
    return await diganggu({ adminUrl: k.adminUrl, ganggu: () => penuhi(cakram.dir, k), hentikan: () => k.hentikan() }, benih, penuh ? 4 : 1);
  } finally {
    cakram.lepas();
  }
}

/** The same kill with synchronous_commit off: rows whose commit was answered are gone. */
async function tanpaSinkron(_l: Lapangan, benih: number): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'simpul-mati-'));
  const kluster = await KlusterUji.buat(folder);
  try {
    const klien = new pg.Client({ connectionString: kluster.adminUrl });
    klien.on('error', () => undefined);
    await klien.connect();
    await klien.query('create table dijawab (n int)');
    await klien.query('set synchronous_commit = off');
    let dijawab = 0;
    const tulis = (async (): Promise<void> => {
      for (;;) {
        await klien.query('insert into dijawab values ($1)', [dijawab]);
        dijawab += 1;
      }
    })().catch(() => undefined);
    await tidur(600 + (benih % 7) * 10);
    kluster.bunuh();
    await tulis;
    await kluster.nyalakan();
    const baca = new pg.Client({ connectionString: kluster.adminUrl });
    await baca.connect();
    const { rows } = await baca.query<{ n: number }>('select count(*)::int n from dijawab');
    await baca.end();
    return dijawab - (rows[0]?.n ?? 0);
  } finally {
    await kluster.hentikan();
    rmSync(folder, { recursive: true, force: true });
  }
}

const KENDALI = 'dengan synchronous_commit = off, baris yang sudah dijawab hilang';

export const MATI_POSTGRES: Klaim = {
  id: 'mati-postgres',
  pernyataan: 'kill -9 pada PostgreSQL di tengah beban: yang sudah dijawab diterima tetap ada dan diterapkan tepat satu kali (I10, I11)',
  kendali: KENDALI,
  putaranPanjang: 10,
  putaran: matiMendadak,
  jalankanKendali: tanpaSinkron,
};

export const CAKRAM_PENUH_POSTGRES: Klaim = {
  id: 'cakram-penuh-postgres',
  pernyataan: 'Cakram PostgreSQL yang penuh: yang sudah dijawab diterima tetap ada, sesudah ada ruang semuanya berjalan lagi tanpa tangan orang (I10, I11)',
  kendali: KENDALI,
  putaranPanjang: 8,
  putaran: cakramPenuh,
  jalankanKendali: tanpaSinkron,
};
