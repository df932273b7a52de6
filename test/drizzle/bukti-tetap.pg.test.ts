import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';

const PERAN = ['simpul_app', 'simpul_sync', 'simpul_pemilik', 'postgres'] as const;
const CONTOH: Readonly<Record<string, string>> = {
  smallint: '1',
  integer: '1',
  bigint: '1',
  numeric: '1',
  'double precision': '1',
  boolean: 'true',
  date: 'hari_ini()',
  'timestamp with time zone': 'now()',
  jsonb: "'{}'",
  bytea: "'x'",
};

let uji: BasisDataUji;
let admin: pg.Client;
let bukti: readonly { tabel: string; kolom: string }[];

/** At least one row in each evidence table (a seeded one may stand there already), made from the types of its columns; checks and references are not what is tried here. */
async function isiSatuBaris(tabel: string): Promise<void> {
  const { rows: cek } = await admin.query<{ x: string }>("select conname x from pg_constraint where conrelid = $1::regclass and contype = 'c'", [tabel]);
  for (const { x } of cek) await admin.query(`alter table ${tabel} drop constraint ${x}`);
  const { rows } = await admin.query<{ kolom: string; tipe: string }>(
    "select attname kolom, format_type(atttypid, null) tipe from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
    [tabel],
  );
  const nilai = rows.map(({ tipe }) => (tipe.endsWith('[]') ? "'{}'" : (CONTOH[tipe] ?? "'1'")));
  await admin.query(
    `insert into ${tabel} (${rows.map((r) => `"${r.kolom}"`).join(', ')}) overriding system value values (${nilai.join(', ')}) on conflict do nothing`,
  );
}

beforeAll(async () => {
  uji = await buatBasisData();
  admin = new pg.Client({ connectionString: uji.url });
  await admin.connect();
  const { rows } = await admin.query<{ tabel: string; kolom: string }>(`select c.relname tabel,
    (select quote_ident(attname) from pg_attribute a where a.attrelid = c.oid and attnum > 0 and not attisdropped and attidentity <> 'a' and attgenerated = '' order by attnum limit 1) kolom
    from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'bukti_tetap' order by 1`);
  bukti = rows;
  await admin.query('set session_replication_role = replica');
  for (const { tabel } of bukti) await isiSatuBaris(tabel);
  await admin.query('set session_replication_role = origin');
});
afterAll(async () => {
  await admin.end();
  await uji.hapus();
});

/** The SQLSTATE of the refusal, or how many rows it changed. */
async function sebagai(peran: string, teks: string): Promise<string> {
  await admin.query('begin');
  try {
    await admin.query(`set local role ${peran}`);
    return `${(await admin.query(teks)).rowCount} baris`;
  } catch (galat) {
    return galat instanceof pg.DatabaseError ? (galat.code ?? '?') : '?';
  } finally {
    await admin.query('rollback');
  }
}

const coba = async (peran: string): Promise<Record<string, readonly string[]>> => {
  const hasil: Record<string, readonly string[]> = {};
  for (const { tabel, kolom } of bukti)
    hasil[tabel] = [
      await sebagai(peran, `update ${tabel} set ${kolom} = ${kolom}`),
      await sebagai(peran, `delete from ${tabel}`),
      await sebagai(peran, `truncate ${tabel} cascade`),
    ];
  return hasil;
};

test.each(PERAN)('%s tidak dapat mengubah, menghapus, atau mengosongkan baris mana pun dari setiap tabel bukti (I13)', async (peran) => {
  expect(bukti.length).toBeGreaterThanOrEqual(12);
  const ditolak = Object.fromEntries(bukti.map(({ tabel }) => [tabel, ['42501', '42501', '42501']]));
  expect(await coba(peran)).toEqual(ditolak);
});

test('kendali: tanpa pemicunya, pemilik tabel mengubah dan menghapus', async () => {
  await admin.query('alter table keputusan disable trigger all');
  expect((await coba('postgres'))['keputusan']).toEqual(['1 baris', '1 baris', expect.anything()]);
  await admin.query('alter table keputusan enable trigger all');
});
