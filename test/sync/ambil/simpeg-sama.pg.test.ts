import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bukaBerkas, type InstansiTertulis, letakBaris } from '../../../contoh/baca-bangsa.ts';
import { ambilUmpan } from '../../../sync/ambil/jalankan.ts';
import { pasangSumber } from '../../../sync/ambil/sumber-terpasang.ts';
import type { Macam } from '../../../sync/sources/setelan.ts';
import { type MariadbUji, mulaiMariadb } from '../../support/mariadb.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';
import { keadaanInstansi } from '../keadaan-instansi.ts';
import { buatMesin, gantiBaris, type Mesin, nipBerkas, rakitMesin } from '../mesin.ts';
import { bahanUji } from './rakit-siasn.ts';

let berkas: Mesin;
let maria: MariadbUji;
let simpeg: BasisDataUji;
beforeAll(async () => {
  [berkas, maria, simpeg] = await Promise.all([rakitMesin(60, 4, 5), mulaiMariadb(), buatBasisData()]);
  for (const i of berkas.instansi) await berkas.tarik(i.no);
});
afterAll(() => Promise.all([berkas.hapus(), maria.hapus(), simpeg.hapus()]));

interface Isi {
  readonly kolom: readonly string[];
  readonly baris: readonly (readonly string[])[];
}

/** The raw rows of a SIMPEG file; nested members of an NDJSON row stay whole, as JSON text. */
function isiBerkas(i: InstansiTertulis): Isi {
  const b = bukaBerkas(berkas.sumber, i, 'SIMPEG');
  if (!b.jalur.endsWith('.ndjson')) return { kolom: b.kolom, baris: [...letakBaris(b)].map((l) => b.sel(l)) };
  const objek = b.teks
    .split('\n')
    .filter((t) => t !== '')
    .map((t) => JSON.parse(t) as Record<string, unknown>);
  const kolom = [...new Set(objek.flatMap((o) => Object.keys(o)))];
  const teks = (v: unknown): string => (v === null || v === undefined ? '' : typeof v === 'object' ? JSON.stringify(v) : String(v));
  return { kolom, baris: objek.map((o) => kolom.map((k) => teks(o[k]))) };
}

const ENV = { SUMBER_PENGGUNA: 'simpul_baca', SUMBER_SANDI: 'sandi-contoh' };
type Sumber = { alamat: string; setelan: Record<string, unknown>; tutup?: () => Promise<void> };

/** The same rows behind each kind of source. */
const SUMBER: Readonly<Record<'HTTP' | 'MYSQL' | 'POSTGRES', (i: InstansiTertulis) => Promise<Sumber>>> = {
  MYSQL: async (i) => {
    const { kolom, baris } = isiBerkas(i);
    await maria.sql('create database if not exists simpeg character set utf8mb4');
    await maria.sql("create user if not exists simpul_baca@'%' identified by 'sandi-contoh'");
    await maria.sql("grant select on simpeg.* to simpul_baca@'%'");
    await maria.sql(`drop table if exists simpeg.p${i.no}`);
    await maria.sql(`create table simpeg.p${i.no} (${kolom.map((k) => `\`${k}\` text`).join(', ')})`);
    if (baris.length > 0) await maria.sql(`insert into simpeg.p${i.no} values ?`, [baris]);
    return { alamat: `mysql://127.0.0.1:${maria.port}/simpeg`, setelan: { privat: true, tls: 'mati', tabel: `p${i.no}` } };
  },
  POSTGRES: async (i) => {
    const { kolom, baris } = isiBerkas(i);
    const klien = new pg.Client({ connectionString: simpeg.url });
    await klien.connect();
    await klien.query(`drop table if exists p${i.no}`);
    await klien.query(`create table p${i.no} (${kolom.map((k) => `"${k}" text`).join(', ')})`);
    await klien.query("do $$ begin create role simpul_baca login password 'sandi-contoh'; exception when duplicate_object then null; end $$");
    await klien.query(`grant select on p${i.no} to simpul_baca`);
    for (const sel of baris) await klien.query(`insert into p${i.no} values (${sel.map((_, n) => `$${n + 1}`).join(', ')})`, [...sel]);
    await klien.end();
    return { alamat: `postgres://${new URL(simpeg.url).host}/${simpeg.nama}`, setelan: { privat: true, tls: 'mati', tabel: `p${i.no}` } };
  },
  HTTP: async (i) => {
    const b = bukaBerkas(berkas.sumber, i, 'SIMPEG');
    const isJson = b.jalur.endsWith('.ndjson');
    const isi = isJson
      ? readFileSync(b.jalur, 'utf8')
          .split('\n')
          .filter((t) => t !== '')
          .map((t) => JSON.parse(t) as object)
      : isiBerkas(i).baris.map((sel) => Object.fromEntries(b.kolom.map((k, n) => [k, sel[n]])));
    const server = createServer((req, res) => {
      const u = new URL(req.url ?? '/', 'http://uji');
      const mulai = Number(u.searchParams.get('offset'));
      res.end(JSON.stringify({ data: isi.slice(mulai, mulai + Number(u.searchParams.get('limit'))) }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const alamat = server.address();
    return {
      alamat: `http://127.0.0.1:${typeof alamat === 'object' && alamat !== null ? alamat.port : 0}/pegawai`,
      setelan: { privat: true, halaman: { gaya: 'offset', ukuran: 7 } },
      tutup: async () => {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      },
    };
  },
};

test.each(['HTTP', 'MYSQL', 'POSTGRES'] as const)(
  'SIMPEG lewat %s, keempat skema, berakhir pada keadaan yang sama dengan berkasnya',
  async (macam: Exclude<Macam, 'BERKAS' | 'SIASN'>) => {
    const m = await buatMesin(berkas.sumber);
    const dasar = bahanUji(m.url);
    const bahan = { ...dasar, rahasia: { env: ENV, dir: dasar.dir } };
    const rahasia = macam === 'HTTP' ? {} : { pengguna: 'env:SUMBER_PENGGUNA', sandi: 'env:SUMBER_SANDI' };
    try {
      for (const i of berkas.instansi) {
        const { alamat, setelan, tutup } = await SUMBER[macam](i);
        await m.sql((sql) => pasangSumber(sql, { instansi: i.no, sisi: 'SIMPEG', jenis: 'pegawai', macam, alamat, setelan, rahasia, jarakDetik: 0 }, 'uji'));
        expect(await ambilUmpan(bahan, i.no, { sisi: 'SIMPEG', jenis: 'pegawai' }), `instansi ${i.no}`).toBe('SELESAI');
        await tutup?.();
        await m.tarik(i.no);
        expect(await keadaanInstansi(m, i.no), `instansi ${i.no}`).toEqual(await keadaanInstansi(berkas, i.no));
      }
    } finally {
      await m.hapus();
      dasar.hapus();
    }
  },
);

test('perubahan di SIMPEG sampai lewat basis datanya, dan isi yang sama tidak menambah tarikan', async () => {
  const m = await buatMesin(berkas.sumber);
  const dasar = bahanUji(m.url);
  const bahan = { ...dasar, rahasia: { env: ENV, dir: dasar.dir } };
  const umpan = { sisi: 'SIMPEG', jenis: 'pegawai' } as const;
  const i = berkas.instansiKe(1);
  const tarikan = (): Promise<number> =>
    m.sql(async (sql) => (await sql<{ n: number }[]>`select count(*)::int n from tarikan where sisi = 'SIMPEG'`)[0]?.n ?? 0);
  const ambil = async (): Promise<void> => {
    expect(await ambilUmpan(bahan, 1, umpan)).toBe('SELESAI');
    await m.tarik(1);
  };
  try {
    const { alamat, setelan } = await SUMBER.MYSQL(i);
    await m.sql((sql) =>
      pasangSumber(
        sql,
        { instansi: 1, ...umpan, macam: 'MYSQL', alamat, setelan, rahasia: { pengguna: 'env:SUMBER_PENGGUNA', sandi: 'env:SUMBER_SANDI' }, jarakDetik: 0 },
        'uji',
      ),
    );
    await ambil();
    await ambil();
    expect(await tarikan()).toBe(1);
    const [nip = ''] = nipBerkas(berkas.sumber, i, 'SIMPEG');
    const lama = gantiBaris(berkas.sumber, { i, sisi: 'SIMPEG', nip });
    await SUMBER.MYSQL(i);
    gantiBaris(berkas.sumber, { i, sisi: 'SIMPEG', nip: nipBerkas(berkas.sumber, i, 'SIMPEG')[0] ?? '' }, (b) => lama + b);
    await ambil();
    expect(await tarikan()).toBe(2);
    const ada = await m.sql((sql) => sql`select 1 from pegawai_simpeg where instansi = 1 and nip = ${nip}`);
    expect(ada.length).toBe(0);
  } finally {
    await m.hapus();
    dasar.hapus();
  }
});
