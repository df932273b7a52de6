import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Antrean } from '../../../platform/antrean/antrean.ts';
import { type DefinisiPekerjaan, defineJob } from '../../../platform/antrean/definisi.ts';
import { tambahDalamTransaksi } from '../../../platform/antrean/kotak-keluar.ts';
import { mulaiRelay } from '../../../platform/antrean/relay.ts';
import { bersihkanSelesai, sekali } from '../../../platform/antrean/sekali.ts';
import { dariDrizzle, dariPostgresJs, type TransaksiSql } from '../../../platform/antrean/transaksi-sql.ts';
import { type Lingkungan, siapkan, tunggu } from './lingkungan.ts';

const tiket: string[] = [];
const job = defineJob({
  name: 'terkirim',
  payload: z.strictObject({ id: z.int(), teks: z.string() }),
  key: ({ id }) => `id-${id}`,
  run: async (_, { kunciSekali }) => void tiket.push(kunciSekali),
});
const definisi = [job as DefinisiPekerjaan];

describe('kotak keluar dan sekali', () => {
  let lingkungan: Lingkungan;
  let antrean: Antrean;
  beforeAll(async () => {
    lingkungan = await siapkan((databaseUrl) => ({ antrean: 'postgres', databaseUrl }));
  });
  afterAll(() => lingkungan.tutup());
  beforeEach(async () => {
    tiket.length = 0;
    await lingkungan.pool.query('truncate kotak_keluar, pekerjaan_selesai');
    antrean = await lingkungan.buka();
  });
  afterEach(() => antrean.tutup());

  const mendengar = async (): Promise<boolean> =>
    ((await lingkungan.pool.query("select 1 from pg_stat_activity where query = 'listen kotak_keluar' and datname = current_database()")).rowCount ?? 0) > 0;

  const dalam = {
    async pg(fn: (tx: TransaksiSql) => Promise<void>): Promise<void> {
      const klien = await lingkungan.pool.connect();
      await klien.query('begin');
      await fn(klien);
      await klien.query('commit');
      klien.release();
    },
    async drizzle(fn: (tx: TransaksiSql) => Promise<void>): Promise<void> {
      await drizzle(lingkungan.pool).transaction((tx) => fn(dariDrizzle(tx)));
    },
    async 'postgres.js'(fn: (tx: TransaksiSql) => Promise<void>): Promise<void> {
      const sql = postgres(lingkungan.databaseUrl, { max: 1 });
      await sql.begin((tx) => fn(dariPostgresJs(tx)));
      await sql.end();
    },
  };

  it.each(['pg', 'drizzle', 'postgres.js'] as const)('lewat %s menyimpan muatan apa adanya dan menjalankan sekali hanya satu kali', async (pembawa) => {
    let kali = 0;
    const payload = { id: 1, teks: `kutip " ' \\ dolar $1 ünï` };
    for (let i = 0; i < 2; i++) {
      await dalam[pembawa](async (tx) => {
        await sekali(tx, 'kerja/1', async () => {
          kali++;
          await tambahDalamTransaksi(tx, job, payload);
        });
      });
    }
    const { rows } = await lingkungan.pool.query('select antrean, nama, payload, kunci, dikirim from kotak_keluar');
    expect(rows).toEqual([{ antrean: 'utama', nama: 'terkirim', payload, kunci: 'id-1', dikirim: null }]);
    expect(kali).toBe(1);
  });

  it('sekali yang digagalkan bersama transaksinya dapat dijalankan lagi', async () => {
    await expect(dalam.drizzle((tx) => sekali(tx, 'kerja/2', () => Promise.reject(new RangeError('uji'))).then(() => undefined))).rejects.toThrow();
    let kali = 0;
    await dalam.drizzle((tx) =>
      sekali(tx, 'kerja/2', async () => {
        kali++;
      }).then(() => undefined),
    );
    expect(kali).toBe(1);
    await lingkungan.pool.query("update pekerjaan_selesai set pada = now() - interval '31 days'");
    await dalam.drizzle((tx) => bersihkanSelesai(tx));
    expect((await lingkungan.pool.query('select 1 from pekerjaan_selesai')).rowCount).toBe(0);
  });

  it('baris yang terkirim dua kali membawa tiket yang sama', async () => {
    await antrean.proses(definisi, { serentak: 1 });
    await dalam.pg((tx) => tambahDalamTransaksi(tx, job, { id: 3, teks: 'a' }));
    const relay = mulaiRelay({ pool: lingkungan.pool, antrean, definisi, catatan: lingkungan.catatan });
    try {
      expect(await tunggu(() => tiket.length === 1)).toBe(true);
      await lingkungan.pool.query('update kotak_keluar set dikirim = null');
      expect(await tunggu(() => tiket.length === 2)).toBe(true);
      expect(tiket[1]).toBe(tiket[0]);
    } finally {
      await relay.tutup();
    }
  });

  it('dua relay memindahkan setiap baris satu kali, dan baris beracun tidak menahan yang lain', async () => {
    await lingkungan.pool.query(
      `insert into kotak_keluar (antrean, nama, payload, kunci, dibuat) values ('utama', 'terkirim', '{"salah":1}', 'x', now()), ('utama', 'tak-dikenal', '{}', 'y', now())`,
    );
    await dalam.drizzle(async (tx) => {
      for (let id = 0; id < 40; id++) await tambahDalamTransaksi(tx, job, { id, teks: 'b' });
    });
    await antrean.proses(definisi, { serentak: 4 });
    const buat = () => mulaiRelay({ pool: lingkungan.pool, antrean, definisi, catatan: lingkungan.catatan, setiapMs: 50 });
    const relay = [buat(), buat()];
    try {
      expect(await tunggu(() => tiket.length >= 40)).toBe(true);
      const { rows } = await lingkungan.pool.query('select nama from kotak_keluar where dikirim is null');
      expect(rows).toEqual([{ nama: 'tak-dikenal' }]);
      expect(new Set(tiket).size).toBe(40);
      expect(tiket).toHaveLength(40);
      expect(lingkungan.log.filter((b) => b.includes('kotak_keluar_ditolak'))).toHaveLength(1);
    } finally {
      await Promise.all(relay.map((satu) => satu.tutup()));
    }
  });

  it('baris yang tidak diterima antrean segera bebas lagi: setiap putaran berikutnya melihatnya', async () => {
    await dalam.pg((tx) => tambahDalamTransaksi(tx, job, { id: 5, teks: 'd' }));
    const penolak: Antrean = { ...antrean, tambahBanyak: () => Promise.reject(new RangeError('penuh')) };
    const pool = new pg.Pool({ connectionString: lingkungan.databaseUrl, max: 3 });
    // A connection that is thrown away lets go of its rows some time later; one that is rolled back and kept has let go already.
    let dibuang = 0;
    pool.on('remove', () => void dibuang++);
    const relay = mulaiRelay({ pool, antrean: penolak, definisi, catatan: lingkungan.catatan });
    try {
      for (let i = 0; i < 40; i++) await expect(relay.kirim()).rejects.toBeInstanceOf(RangeError);
      expect(dibuang).toBe(0);
      expect((await pool.query('select 1 from kotak_keluar where dikirim is null')).rowCount).toBe(1);
    } finally {
      await relay.tutup();
      await pool.end();
    }
  });

  it('relay yang kehilangan LISTEN tetap mengirim', async () => {
    await antrean.proses(definisi, { serentak: 1 });
    const relay = mulaiRelay({ pool: lingkungan.pool, antrean, definisi, catatan: lingkungan.catatan, setiapMs: 200 });
    try {
      expect(await tunggu(mendengar)).toBe(true);
      const mati = await lingkungan.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen kotak_keluar' and datname = current_database()",
      );
      expect(mati.rowCount).toBeGreaterThan(0);
      await dalam.pg((tx) => tambahDalamTransaksi(tx, job, { id: 77, teks: 'c' }));
      expect(await tunggu(() => tiket.length === 1)).toBe(true);
      expect(await tunggu(mendengar)).toBe(true);
    } finally {
      await relay.tutup();
    }
  });
});
