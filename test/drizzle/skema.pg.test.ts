import { readdirSync, readFileSync } from 'node:fs';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { FOLDER_MIGRASI, migrate } from '../../platform/db/migrasi.ts';
import { denganBasisData } from '../../platform/db/url.ts';

const NAMA = `uji_skema_${process.pid}`;
const FOLDER_SKEMA = new URL('../../drizzle/schema/', import.meta.url);

let admin: pg.Client;
let kosong: pg.Client;
let url: string;

beforeAll(async () => {
  const adminUrl = inject('postgresAdminUrl');
  admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create database ${NAMA}`);
  url = denganBasisData(adminUrl, NAMA);
  await migrate(url);
  kosong = new pg.Client({ connectionString: url });
  await kosong.connect();
});
afterAll(async () => {
  await kosong.end();
  await admin.query(`drop database ${NAMA} with (force)`);
  await admin.end();
});

/** `tabel.kolom tipe [not null]` of every column the TypeScript side knows. */
async function kolomTs(): Promise<string[]> {
  const modul: Record<string, unknown>[] = await Promise.all(readdirSync(FOLDER_SKEMA).map((f) => import(new URL(f, FOLDER_SKEMA).href)));
  const tabel = modul.flatMap((m) => Object.values(m)).filter((t) => is(t, PgTable));
  return tabel.flatMap((t) => {
    const { name, columns } = getTableConfig(t);
    return columns.map((k) => `${name}.${k.name} ${k.getSQLType()}${k.notNull ? ' not null' : ''}`);
  });
}

async function kolomDb(): Promise<string[]> {
  const { rows } = await kosong.query<{ teks: string }>(`
    select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as teks
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped`);
  return rows.map((r) => r.teks);
}

const sidikKatalog = async (): Promise<unknown> =>
  (
    await kosong.query(`select
      (select md5(string_agg(concat_ws(',', c.oid, c.relname, c.relkind, c.relowner, c.relacl), ';' order by c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'kunci')) as relasi,
      (select md5(string_agg(concat_ws(',', p.oid, p.proname, p.prosrc, p.proacl), ';' order by p.oid)) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname in ('public', 'kunci')) as fungsi,
      (select count(*) from pg_policies) as kebijakan, (select count(*) from drizzle.__drizzle_migrations) as migrasi`)
  ).rows[0];

test('tabel, kolom, tipe, dan wajib-isi pada drizzle/schema sama persis dengan basis data hasil migrasi', async () => {
  const [ts, db] = [await kolomTs(), await kolomDb()];
  expect(ts.length).toBeGreaterThan(300);
  expect(new Set(ts).size).toBe(ts.length);
  expect(ts.sort()).toEqual(db.sort());
});

test('jurnal menyebut tepat berkas SQL yang ada, berurutan', () => {
  const berkas = readdirSync(FOLDER_MIGRASI).filter((f) => f.endsWith('.sql'));
  const jurnal: { entries: { idx: number; tag: string; when: number }[] } = JSON.parse(readFileSync(`${FOLDER_MIGRASI}/meta/_journal.json`, 'utf8'));
  expect(jurnal.entries.map((e) => `${e.tag}.sql`)).toEqual(berkas.sort());
  expect(jurnal.entries.map((e) => e.idx)).toEqual(berkas.map((_, i) => i));
  expect(jurnal.entries.map((e) => e.when)).toEqual(jurnal.entries.map((e) => e.when).toSorted((a, b) => a - b));
});

test('migrasi kedua kali tidak mengubah apa pun', async () => {
  const sebelum = await sidikKatalog();
  await migrate(url);
  expect(await sidikKatalog()).toEqual(sebelum);
});

test('basis data kedua pada server yang sama, yang perannya sudah ada, juga dapat dimigrasi', async () => {
  await admin.query(`create database ${NAMA}_b`);
  try {
    await expect(migrate(denganBasisData(inject('postgresAdminUrl'), `${NAMA}_b`))).resolves.toBeUndefined();
  } finally {
    await admin.query(`drop database ${NAMA}_b with (force)`);
  }
});
