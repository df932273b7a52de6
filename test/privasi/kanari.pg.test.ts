import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { GraphQLError } from 'graphql';
import pg from 'pg';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bukaAntrean } from '../../platform/antrean/buka.ts';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { samarkanGalat } from '../../platform/graphql/galat.ts';
import { createLogger, type Logger } from '../../platform/logger.ts';
import { terimaUmpan } from '../../sync/unggahan/terima.ts';
import { tunggu } from '../platform/antrean/lingkungan.ts';
import { buatDunia, type DuniaUji, isiInstansi, isiPegawai, konteksUji } from '../support/isi.ts';
import { potong, type RakitanUnggahan, rakitUnggahan, teks } from '../sync/unggahan/rakit-unggahan.ts';

/** A plainly invented person whose marks must never be seen outside. */
const KENARI = { nip: '199011302015011977', nik: '3599301190019977', nama: 'KENARI TANDA RAHASIA' } as const;
const TANDA = Object.values(KENARI);
const tampak = (isi: string): string[] => TANDA.filter((t) => isi.includes(t));

/** Everything a thing may show: its own text, its enumerable and hidden properties, and those of its causes. */
function bongkar(nilai: unknown, dalam = 0): string {
  if (typeof nilai !== 'object' || nilai === null || dalam > 5) return String(nilai);
  return Reflect.ownKeys(nilai)
    .map((k) => `${String(k)}=${bongkar(Reflect.get(nilai, k), dalam + 1)}`)
    .join('\n');
}

let dunia: DuniaUji;
let url: string;
let log: string[];
let pencatat: Logger;

beforeAll(async () => {
  dunia = await buatDunia();
  url = String(dunia.admin.options.connectionString);
  const instansi = await isiInstansi(dunia, 1);
  await isiPegawai(dunia, { nip: KENARI.nip, instansi, kolom: { nama: KENARI.nama, nik: KENARI.nik } });
  log = [];
  pencatat = createLogger({ layanan: 'uji', tingkat: 'trace', tulis: (baris) => void log.push(baris) });
});
afterAll(() => dunia.tutup());

/** What a client gets and what is logged when this fault leaves a resolver. */
function keluarkan(galat: unknown): string {
  const sebelum = log.length;
  const jawaban = samarkanGalat(new GraphQLError('x', { originalError: galat instanceof Error ? galat : new TypeError(String(galat)) }), pencatat, 'uji');
  pencatat.error({ err: galat, galat }, 'uji.gagal');
  expect(log.length).toBeGreaterThan(sebelum);
  return `${JSON.stringify(jawaban)}\n${jawaban.message}\n${log.slice(sebelum).join('')}`;
}

const gagal = (kerja: Promise<unknown>): Promise<unknown> =>
  kerja.then(
    () => expect.unreachable('harus gagal'),
    (galat: unknown) => galat,
  );

describe('galat basis data yang parameternya memuat orang', () => {
  const { nip, nik, nama } = KENARI;
  const KUERI = sql`insert into pegawai_bkn (instansi, nip, nik, nama, h, tarikan) values (1, ${nip}, ${nik}, ${nama}, 1, 1)`;

  test('kontrol: galat mentah drizzle, pg, dan postgres.js memuat tanda itu', async () => {
    const mentahDrizzle = await gagal(drizzle({ client: dunia.admin }).execute(KUERI));
    expect(tampak(String(mentahDrizzle))).toEqual(TANDA);
    const mentahPg = await gagal(dunia.admin.query('insert into pegawai_bkn (instansi, nip, h, tarikan) values (1, $1, 1, 1)', [nip]));
    expect(tampak(bongkar(mentahPg))).toEqual([nip]);
    const s = postgres(url, { max: 1, onnotice: () => {} });
    expect(tampak(bongkar(await gagal(s`insert into pegawai_bkn (instansi, nip, h, tarikan) values (1, ${nip}, 1, 1)`.execute())))).toContain(nip);
    await s.end();
  });

  test('galat mentah itu pun, bila lolos sampai ke perbatasan, tidak terlihat pada jawaban maupun catatan', async () => {
    const mentah = await gagal(drizzle({ client: dunia.admin }).execute(KUERI));
    expect(tampak(keluarkan(mentah))).toEqual([]);
    expect(tampak(keluarkan(new TypeError(`gagal atas ${nama} ${nip}`, { cause: mentah })))).toEqual([]);
    expect(tampak(keluarkan(new AggregateError([mentah], `${nik} ${nama}`)))).toEqual([]);
  });

  test('galat dari transaksi pemanggil sudah bersih: pesan, isi, dan sebabnya', async () => {
    const konteks = konteksUji(dunia.pool, { peran: 'DATA_STEWARD_BKN' });
    for (const kueri of [KUERI, sql`select ${nama}::bigint, ${nip}, ${nik}`, sql`select * from tidak_ada where nama = ${nama}`]) {
      const galat = await gagal(konteks.tulis((tx) => tx.execute(kueri)));
      expect(tampak(`${String(galat)}\n${bongkar(galat)}`)).toEqual([]);
      expect(tampak(keluarkan(galat))).toEqual([]);
    }
  });

  test('pelanggaran batasan pada irisan sinkronisasi sudah bersih, dan menyebut nama batasannya', async () => {
    const galat = await gagal(
      sqlUntukIrisan(url, (s) => s`insert into pegawai_bkn (instansi, nip, nik, nama, h, tarikan) values (1, ${nip}, ${nik}, ${nama}, 1, 1)`),
    );
    expect(galat).toMatchObject({ sqlState: '23505', batasan: 'pegawai_bkn_pkey' });
    expect(tampak(`${bongkar(galat)}\n${keluarkan(galat)}`)).toEqual([]);
  });
});

describe('log PostgreSQL', () => {
  const isiLog = async (): Promise<string> => {
    const { rows } = await dunia.admin.query<{ x: string }>("select current_setting('data_directory') x");
    return readFileSync(path.join(rows[0]?.x ?? '', '..', 'pg.log'), 'utf8');
  };

  test('server mencatat hidupnya sendiri, tetapi bukan galat yang pesannya mengutip isi baris', async () => {
    for (const isi of TANDA) await gagal(dunia.admin.query(`select '${isi}'::point`));
    const log = await isiLog();
    expect(log).toContain('database system is ready');
    expect(tampak(log)).toEqual([]);
  });

  test('kontrol: pada tingkat bawaan PostgreSQL kutipan itu memang tercatat', async () => {
    const klien = await dunia.admin.connect();
    await klien.query("set log_min_messages = 'error'");
    await gagal(klien.query("select 'KENDALI TANDA LOG'::point"));
    klien.release(true);
    expect(await tunggu(async () => (await isiLog()).includes('KENDALI TANDA LOG'))).toBe(true);
  });
});

describe('pekerjaan antrean', () => {
  const isiSkema = async (skema: string): Promise<string> => {
    const { rows } = await dunia.admin.query<{ t: string }>(
      'select quote_ident(schemaname) || $2 || quote_ident(tablename) as t from pg_tables where schemaname = $1',
      [skema, '.'],
    );
    const isi = await Promise.all(rows.map(({ t }) => dunia.admin.query<{ x: string }>(`select t::text as x from ${t} t`)));
    return isi.flatMap((h) => h.rows.map((r) => r.x)).join('\n');
  };

  test('pekerjaan yang gagal atas orang itu tidak menyimpan tandanya di antrean maupun catatan', async () => {
    const antrean = await bukaAntrean({ antrean: 'postgres', databaseUrl: url }, pencatat);
    const mulai = log.length;
    let kali = 0;
    const job = defineJob({
      name: 'kenari',
      payload: z.strictObject({ instansi: z.int() }),
      key: ({ instansi }) => `i-${instansi}`,
      coba: 2,
      jedaMs: 1,
      run: async ({ instansi }, { catatan }) => {
        kali += 1;
        catatan.info({ nip: KENARI.nip, nik: KENARI.nik, nama: KENARI.nama, instansi }, 'kenari.mulai');
        await drizzle({ client: dunia.admin }).execute(sql`select ${KENARI.nama}::bigint, ${KENARI.nip}, ${KENARI.nik}`);
      },
    });
    try {
      await antrean.proses([job as DefinisiPekerjaan], { serentak: 1 });
      await antrean.tambah(job, { instansi: 1 });
      expect(await tunggu(async () => (await antrean.statistik())[0]?.gagal === 1)).toBe(true);
    } finally {
      await antrean.tutup();
    }
    expect(kali).toBe(2);
    const tersimpan = await isiSkema('bullmq');
    expect(tersimpan).toContain('kenari');
    expect(tampak(tersimpan)).toEqual([]);
    const baris = log.slice(mulai).join('');
    expect(baris).toContain('kenari.mulai');
    expect(tampak(baris)).toEqual([]);
  });

  test('kontrol: pembongkar skema yang sama melihat tanda pada tabel yang memang memuatnya', async () => {
    expect(tampak(await isiSkema('public'))).toEqual(TANDA);
  });
});

describe('unggahan dengan baris rusak', () => {
  let r: RakitanUnggahan;
  beforeAll(async () => {
    r = await rakitUnggahan(40, 2);
  });
  afterAll(() => r.hapus());

  test('baris rusak orang itu terlihat oleh pengirimnya saja: bukan di jejak, kotak keluar, riwayat, atau catatan proses', async () => {
    const asli = teks(r.berkas('bkn', 1)).trimEnd().split('\n');
    const pemisah = (asli[0] ?? '').includes(';') ? ';' : ',';
    const kolom = (asli[0] ?? '').replace(/\r$/, '').split(pemisah);
    const ganti = (baris: string, isi: Readonly<Record<string, string>>): string =>
      baris
        .split(pemisah)
        .map((sel, i) => isi[kolom[i] ?? ''] ?? sel)
        .join(pemisah);
    const orang = Object.fromEntries(
      kolom
        .map((k) => [k, /^nip[ _]?baru$/i.test(k) ? KENARI.nip : /^nama$/i.test(k) ? KENARI.nama : /^nik$/i.test(k) ? KENARI.nik : ''] as const)
        .filter(([, v]) => v !== ''),
    );
    expect(Object.values(orang).length).toBe(3);
    const rusak = Object.fromEntries(Object.entries(orang).map(([k, v]) => [k, v === KENARI.nip ? `${KENARI.nip.slice(0, 4)}13${KENARI.nip.slice(6)}` : v]));
    const isi = [...asli, ganti(asli[1] ?? '', orang), ganti(asli[1] ?? '', orang), ganti(asli[2] ?? '', rusak)].join('\n');
    const tertulis: string[] = [];
    const { stdout, stderr } = process;
    const asliTulis = [stdout.write, stderr.write] as const;
    for (const aliran of [stdout, stderr])
      aliran.write = ((teksTulis: string | Uint8Array) => {
        tertulis.push(String(teksTulis));
        return true;
      }) as typeof aliran.write;
    const laporan = await terimaUmpan(
      r,
      { instansi: 1, sisi: 'BKN', jenis: 'pegawai', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'dev:uji', orang: 'orang-uji' } },
      potong(isi),
    ).finally(() => {
      [stdout.write, stderr.write] = asliTulis;
    });
    expect(laporan.karantina + laporan.duplikat).toBeGreaterThan(0);
    const lihat = (tabel: string): Promise<string> =>
      r.sql(async (s) => (await s.unsafe<{ x: string }[]>(`select t::text as x from ${tabel} t`)).map((b) => b.x).join('\n'));
    expect(tampak(await lihat('pegawai_bkn')), 'kontrol: orangnya memang diterapkan').toContain(KENARI.nip);
    for (const tabel of ['jejak', 'kotak_keluar', 'pekerjaan_selesai', 'tarikan', 'kesegaran', 'selisih_riwayat'])
      expect(tampak(await lihat(tabel)), tabel).toEqual([]);
    expect(tampak(tertulis.join(''))).toEqual([]);
  });
});

test('pg melepas galat yang memuat orang hanya lewat pemeta: sambungan yang putus pun tidak', async () => {
  const klien = new pg.Client({ connectionString: url });
  await klien.connect();
  klien.on('error', () => undefined);
  const bunuh = async (): Promise<void> => {
    // The statement may not have begun yet when we first look.
    const sql = "select pg_terminate_backend(pid) from pg_stat_activity where query like 'select pg_sleep(30)%' and state = 'active'";
    while ((await dunia.admin.query(sql)).rowCount === 0) await new Promise((lanjut) => setTimeout(lanjut, 20));
  };
  const putus = await gagal(Promise.all([klien.query('select pg_sleep(30), $1::text', [KENARI.nama]), bunuh()]));
  expect(tampak(keluarkan(putus))).toEqual([]);
});
