import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'mysql2';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { denganBasisData } from '../../../platform/db/url.ts';
import { kolomSumber, type Profil } from '../../../sync/1-canonicalise/profil.ts';
import type { Sumber } from '../../../sync/sources/port.ts';
import { setelanDb } from '../../../sync/sources/setelan.ts';
import { ambilMysql, bukaMysql } from '../../../sync/sources/simpeg-db/mysql.ts';
import { ambilPostgres, bukaPostgres } from '../../../sync/sources/simpeg-db/postgres.ts';
import { JALAN } from '../../support/jalan.ts';
import { type MariadbUji, mulaiMariadb } from '../../support/mariadb.ts';
import { bacaHabis, bahanSumberUji, type OpsiUji, profilUji } from '../sources/sumber-uji.ts';

const NAMA = `simpeg_${randomBytes(4).toString('hex')}`;
const RAHASIA = { pengguna: NAMA, sandi: 'sandi-contoh' };
/** Names that would leave their quotes if anybody let them. */
const TABEL = 'pegawai"`; drop table x; --';
const KOLOM = ['n"i`p', 'Nama Lengkap', 'tgl', 'aktif', 'kelas', 'mk', 'id'] as const;

let maria: MariadbUji;
let admin: pg.Client;
let simpeg: pg.Client;
beforeAll(async () => {
  maria = await mulaiMariadb();
  await maria.sql(`create database ${NAMA} character set latin1`);
  await maria.sql(`create user ${NAMA}@'%' identified by 'sandi-contoh'`);
  // Rights to write on purpose: reading only must not hang on what the instansi granted.
  await maria.sql(`grant all on ${NAMA}.* to ${NAMA}@'%'`);
  await maria.sql(`use ${NAMA}`);
  await maria.sql('set session sql_mode = ""');
  const t = `${NAMA}.\`${TABEL.replaceAll('`', '``')}\``;
  await maria.sql(
    `create table ${t} (\`n"i\`\`p\` bigint, \`Nama Lengkap\` varchar(80) character set latin1, tgl date, aktif bit(1), kelas tinyint(1), mk double, id binary(4)) engine=MyISAM`,
  );
  await maria.sql(
    `insert into ${t} values (199001012015031001, convert(_utf8mb4 'ANDRÉ; "CONTOH" O’NEIL' using latin1), '0000-00-00', b'1', 7, 10, x'ff00aa01'), (199001012015031002, 'DUA\nBARIS', '1990-02-03', b'0', null, 2.5, null)`,
  );
  await maria.sql(`create table ${NAMA}.besar (nip bigint, nama varchar(400))`);
  await maria.sql(`create table ${NAMA}.kecil as select 1 nip, 'A' nama`);
  await maria.sql(`insert into ${NAMA}.besar select seq, repeat('x', 400) from seq_1_to_60000`);
  const adminUrl = inject('postgresAdminUrl');
  admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create role ${NAMA} login superuser password 'sandi-contoh'`);
  await admin.query(`create database ${NAMA}`);
  simpeg = new pg.Client({ connectionString: denganBasisData(adminUrl, NAMA) });
  await simpeg.connect();
  await simpeg.query('create schema "Data Pokok"');
  const p = `"Data Pokok"."${TABEL.replaceAll('"', '""')}"`;
  await simpeg.query(`create table ${p} ("n""i\`p" bigint, "Nama Lengkap" text, tgl date, aktif bit(1), kelas smallint, mk numeric, id bytea)`);
  await simpeg.query(
    `insert into ${p} values (199001012015031001, 'ANDRÉ; "CONTOH" O’NEIL', null, b'1', 7, 10, '\\xff00aa01'), (199001012015031002, E'DUA\\nBARIS', '1990-02-03', b'0', null, 2.5, null)`,
  );
  await simpeg.query(`create table besar as select g nip, repeat('x', 400) nama from generate_series(1, 60000) g`);
});
afterAll(async () => {
  await maria.hapus();
  await simpeg.end();
  await admin.query(`drop database ${NAMA} with (force)`);
  await admin.query(`drop role ${NAMA}`);
  await admin.end();
});

interface Mesin {
  readonly ambil: Sumber;
  readonly opsi: (setelan: Record<string, unknown>, profil?: Profil) => OpsiUji;
  /** What an attempt to write over the adapter's own connection answers: the code of the server's refusal. */
  readonly cobaTulis: (perintah: string) => Promise<string>;
}
const PROFIL = profilUji(KOLOM);
const POLOS = profilUji(['nip', 'nama']);
const kode = (galat: unknown): string => String((galat as { code?: unknown }).code);

const MESIN: Readonly<Record<'MYSQL' | 'POSTGRES', Mesin>> = {
  MYSQL: {
    ambil: ambilMysql,
    opsi: (setelan, profil = PROFIL) => ({
      alamat: `mysql://127.0.0.1:${maria.port}/${NAMA}`,
      setelan: setelanDb('MYSQL', { privat: true, tls: 'mati', ...setelan }),
      profil,
      rahasia: RAHASIA,
    }),
    cobaTulis: async (perintah) => {
      const klien: Connection = await bukaMysql(bahanSumberUji(MESIN.MYSQL.opsi({ tabel: 'besar' })));
      const galat = await new Promise<unknown>((selesai) => klien.query(perintah, selesai));
      klien.destroy();
      return galat === null ? 'DITERIMA' : kode(galat);
    },
  },
  POSTGRES: {
    ambil: ambilPostgres,
    opsi: (setelan, profil = PROFIL) => {
      const { host } = new URL(inject('postgresAdminUrl'));
      return { alamat: `postgres://${host}/${NAMA}`, setelan: setelanDb('POSTGRES', { privat: true, tls: 'mati', ...setelan }), profil, rahasia: RAHASIA };
    },
    cobaTulis: async (perintah) => {
      const klien = await bukaPostgres(bahanSumberUji(MESIN.POSTGRES.opsi({ tabel: 'besar' })));
      const galat = await klien.query(perintah).then(
        () => null,
        (g: unknown) => g,
      );
      await klien.end();
      return galat === null ? 'DITERIMA' : kode(galat);
    },
  },
};
const MACAM = ['MYSQL', 'POSTGRES'] as const;

interface Anak {
  readonly opsi: OpsiUji;
  readonly heapMb?: number;
  readonly simpan?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** Bytes that a process of its own read; null when it failed. */
async function diAnak(m: (typeof MACAM)[number], { opsi, heapMb = 200, simpan = false, env = {} }: Anak): Promise<number | null> {
  const { profil: _, ...lain } = opsi;
  const anak = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMb}`, JALAN, fileURLToPath(new URL('simpeg-db-anak.ts', import.meta.url)), m, JSON.stringify(lain), simpan ? 'simpan' : ''],
    { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...env } },
  );
  let keluar = '';
  anak.stdout.setEncoding('utf8').on('data', (s: string) => {
    keluar += s;
  });
  const [kode] = (await once(anak, 'close')) as [number | null];
  return kode === 0 ? Number(keluar.split(' ')[0]) : null;
}

describe('nilai dibaca sebagai teks', () => {
  const NAMA_1 = '"ANDRÉ; ""CONTOH"" O’NEIL"';
  test('MariaDB: latin1, tanggal nol, bit, tinyint, bita, baris baru, NULL, dan nama tabel yang mencoba keluar dari kutipnya', async () => {
    const { teks } = await bacaHabis(ambilMysql, MESIN.MYSQL.opsi({ tabel: TABEL }));
    expect(teks).toBe(
      `${KOLOM.map((k) => (k.includes('"') ? `"${k.replaceAll('"', '""')}"` : k)).join(';')}\n199001012015031001;${NAMA_1};0000-00-00;1;7;10;ff00aa01\n199001012015031002;"DUA\nBARIS";1990-02-03;0;;2.5;\n`,
    );
  });

  test('PostgreSQL: skema, tanggal, bit, bita, baris baru, NULL', async () => {
    const { teks } = await bacaHabis(ambilPostgres, MESIN.POSTGRES.opsi({ skema: 'Data Pokok', tabel: TABEL }));
    expect(teks.split('\n').slice(1).join('\n')).toBe(`199001012015031001;${NAMA_1};;1;7;10;\\xff00aa01\n199001012015031002;"DUA\nBARIS";1990-02-03;0;;2.5;\n`);
  });

  test.each(MACAM)('%s: profil NDJSON menerima baris sebagai objek', async (m) => {
    const { teks, hasil } = await bacaHabis(MESIN[m].ambil, MESIN[m].opsi({ tabel: 'besar' }, profilUji(['nip', 'nama'], 'ndjson')));
    const baris = teks.trimEnd().split('\n');
    expect(JSON.parse(baris[0] ?? '')).toEqual({ nip: '1', nama: 'x'.repeat(400) });
    expect(baris).toHaveLength(60_000);
    expect(hasil).toEqual({ jenis: 'SELESAI', hitung: { baris: 60_000 } });
  });
});

describe('hanya membaca', () => {
  test.each([
    ['MYSQL', 'insert into besar values (0, "")', 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION'],
    ['MYSQL', 'delete from besar', 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION'],
    ['MYSQL', 'select 1; delete from besar', 'ER_PARSE_ERROR'],
    ['POSTGRES', 'insert into besar values (0, null)', '25006'],
    ['POSTGRES', 'drop table besar', '25006'],
  ] as const)('%s menolak "%s" lewat sambungan simpul, walau penggunanya boleh menulis', async (m, perintah, ditolak) => {
    expect(await MESIN[m].cobaTulis(perintah)).toBe(ditolak);
  });
});

describe('arus', () => {
  test.each(MACAM)('%s: baris mengalir dalam potongan, tidak seluruhnya di ingatan', async (m) => {
    const terbesar = { potong: 0, jumlah: 0 };
    for await (const p of MESIN[m].ambil(bahanSumberUji(MESIN[m].opsi({ tabel: 'besar' }, POLOS)))) {
      terbesar.potong = Math.max(terbesar.potong, p.isi.length);
      terbesar.jumlah += p.isi.length;
    }
    expect(terbesar.jumlah).toBeGreaterThan(60_000 * 400);
    expect(terbesar.potong).toBeLessThan(1024 * 1024);
  });

  test('100 MB dari tiap basis data dibaca dengan tumpukan 40 MB; kendali yang menyimpannya mati', async () => {
    await maria.sql(`create or replace view ${NAMA}.luas as select seq nip, repeat('x', 1000) nama from ${NAMA}.seq_1_to_100000`);
    await simpeg.query("create or replace view luas as select g nip, repeat('x', 1000) nama from generate_series(1, 100000) g");
    const luas = (m: (typeof MACAM)[number], simpan = false): Promise<number | null> =>
      diAnak(m, { opsi: MESIN[m].opsi({ tabel: 'luas' }, POLOS), heapMb: 40, simpan });
    const [mysql, postgres, kendali] = await Promise.all([luas('MYSQL'), luas('POSTGRES'), luas('POSTGRES', true)]);
    expect(mysql).toBeGreaterThan(100_000_000);
    expect(postgres).toBe(mysql);
    expect(kendali).toBeNull();
  }, 180_000);

  test.each(MACAM)('%s: pernyataan yang melampaui tenggatnya diakhiri dan ditunda', async (m) => {
    if (m === 'MYSQL') await maria.sql(`create or replace view ${NAMA}.lambat as select nip, sleep(1) nama from ${NAMA}.besar`);
    else await simpeg.query('create or replace view lambat as select nip, pg_sleep(1)::text nama from besar');
    await expect(bacaHabis(MESIN[m].ambil, MESIN[m].opsi({ tabel: 'lambat', tenggatMs: 300 }, POLOS))).rejects.toMatchObject({ name: 'SumberMenunda' });
  });
});

describe('yang salah disebut', () => {
  const kasus: readonly (readonly [string, Partial<OpsiUji>, Record<string, unknown>, RegExp])[] = [
    ['sandi salah', { rahasia: { pengguna: NAMA, sandi: 'salah' } }, { tabel: 'besar' }, /menolak pengguna/],
    ['tabel tidak ada', {}, { tabel: 'tiada' }, /Tabel atau view sumber tidak ada/],
    ['kolom tidak ada', { profil: profilUji(['nip', 'tiada']) }, { tabel: 'besar' }, /Kolom yang disebut profil/],
    ['alamat privat tanpa izin', {}, { tabel: 'besar', privat: false }, /beralamat privat/],
  ];
  test.each(MACAM.flatMap((m) => kasus.map((k) => [m, k[0], k] as const)))('%s, %s', async (m, _nama, [, opsi, setelan, kata]) => {
    const galat = await bacaHabis(MESIN[m].ambil, { ...MESIN[m].opsi(setelan, POLOS), ...opsi }).catch((g: unknown) => g);
    expect(galat).toMatchObject({ kode: 'SUMBER_MENOLAK', message: expect.stringMatching(kata) });
  });

  const lewatNama = (o: OpsiUji): OpsiUji => ({ ...o, alamat: o.alamat.replace('127.0.0.1', 'localhost') });
  test('TLS: sertifikat yang tidak dijamin ditolak, kecuali dinyatakan; server tanpa TLS disebut; alamat IP tidak dapat diperiksa', async () => {
    const mysql = (tls: string): OpsiUji => MESIN.MYSQL.opsi({ tabel: 'kecil', tls }, POLOS);
    const postgres = MESIN.POSTGRES.opsi({ tabel: 'kecil', tls: 'wajib' }, POLOS);
    await expect(bacaHabis(ambilMysql, lewatNama(mysql('wajib')))).rejects.toThrow(/Sertifikat TLS basis data/);
    expect((await bacaHabis(ambilMysql, mysql('tanpa-verifikasi'))).teks).toBe('nip;nama\n1;A\n');
    await expect(bacaHabis(ambilPostgres, lewatNama(postgres))).rejects.toThrow(/tidak menyediakan TLS/);
    for (const [ambil, opsi] of [
      [ambilMysql, mysql('wajib')],
      [ambilPostgres, postgres],
    ] as const)
      await expect(bacaHabis(ambil, opsi)).rejects.toThrow(/pakai nama, bukan alamat IP/);
  });

  test('TLS: sertifikat yang dipercaya berlaku bagi nama hostnya', async () => {
    const opsi = lewatNama(MESIN.MYSQL.opsi({ tabel: 'kecil', tls: 'wajib' }, POLOS));
    expect(await diAnak('MYSQL', { opsi, env: { NODE_EXTRA_CA_CERTS: maria.sertifikat } })).toBe('nip;nama\n1;A\n'.length);
  });

  test('kolom yang dibaca tepat kolom profil', () => expect(kolomSumber(PROFIL)).toEqual([...KOLOM]));
});
