import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { setTimeout as tidur } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BATAS_GAGAL } from '../../../domain/tarikan/pemutus.ts';
import type { Pekerja } from '../../../platform/antrean/antrean.ts';
import type { DefinisiPekerjaan } from '../../../platform/antrean/definisi.ts';
import { pasangSumber, type SumberBaru } from '../../../sync/ambil/sumber-terpasang.ts';
import { pekerjaanAmbilOrang } from '../../../sync/jobs/ambil-orang.ts';
import { pekerjaanAmbilSumber } from '../../../sync/jobs/ambil-sumber.ts';
import { antreAmbilan } from '../../../sync/jobs/antre-ambilan.ts';
import { pekerjaanTulisBalik } from '../../../sync/jobs/tulis-balik.ts';
import { tarikJatuhTempo } from '../../../sync/tarik-jatuh-tempo.ts';
import { DIAM, type JadwalUji, rakitJadwal } from '../jadwal/rakit-jadwal.ts';
import { type Mesin, rakitMesin } from '../mesin.ts';
import { bahanUji } from './rakit-siasn.ts';

/** A hanging server, a refusing database, and three servers that answer. */
const GANTUNG = 1;
const MENOLAK = 2;
const SEHAT = [3, 4, 5];
let m: Mesin;
let j: JadwalUji;
let bahan: ReturnType<typeof bahanUji>;
let server: Server;
let pulih = false;
let pekerja: Pekerja[] = [];
const dijawab = new Map<number, number>();
/** Answers given while a call to the hanging server was open, the first one (of the fast lane) left out. */
const dijawabSelama = new Map<number, number>();
const digantung: ServerResponse[] = [];
const terbuka = new Set<ServerResponse>();

beforeAll(async () => {
  m = await rakitMesin(60, 5, 5);
  bahan = bahanUji(m.url);
  server = createServer((req, res) => {
    const no = Number((req.url ?? '').slice(1));
    if (no === GANTUNG && !pulih) {
      digantung.push(res);
      terbuka.add(res);
      res.on('close', () => terbuka.delete(res));
    } else {
      dijawab.set(no, (dijawab.get(no) ?? 0) + 1);
      if (terbuka.size > 0 && digantung.length > 1) dijawabSelama.set(no, (dijawabSelama.get(no) ?? 0) + 1);
      res.end('');
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const alamat = server.address();
  const port = typeof alamat === 'object' && alamat !== null ? alamat.port : 0;
  const basis = new URL(m.basis.url);
  // A real database that turns every connection of this role away.
  await m.sql((sql) => sql.unsafe("create role uji_menolak login password 'uji' connection limit 0"));
  const pasang = (s: Pick<SumberBaru, 'instansi' | 'macam' | 'alamat' | 'setelan' | 'rahasia'>): Promise<number> =>
    m.sql((sql) => pasangSumber(sql, { sisi: 'SIMPEG', jenis: 'pegawai', jarakDetik: 0, ...s }, 'uji'));
  for (const no of [GANTUNG, ...SEHAT])
    await pasang({
      instansi: no,
      macam: 'HTTP',
      alamat: `http://127.0.0.1:${port}/${no}`,
      setelan: { privat: true, format: 'ndjson', tenggatMs: 3_000 },
      rahasia: {},
    });
  await pasang({
    instansi: MENOLAK,
    macam: 'POSTGRES',
    alamat: `postgres://127.0.0.1:${basis.port}${basis.pathname}`,
    setelan: { privat: true, tls: 'mati', tabel: 'apa_saja' },
    rahasia: { pengguna: 'env:SUMBER_PENGGUNA', sandi: 'env:SUMBER_SANDI' },
  });
  j = await rakitJadwal(m, { dasarMs: 1_000, cepat: 400, lambat: 1_500 });
  const berpagar = {
    ...bahan,
    rahasia: { ...bahan.rahasia, env: { SUMBER_PENGGUNA: 'uji_menolak', SUMBER_SANDI: 'uji' } },
    pagar: { tenggatMs: j.bahan.tenggatMs, sebarMs: 200 },
  };
  const ambil = { cepat: pekerjaanAmbilSumber(berpagar), lambat: pekerjaanAmbilSumber(berpagar, 'lambat') };
  const orang = { cepat: pekerjaanAmbilOrang(berpagar), lambat: pekerjaanAmbilOrang(berpagar, 'lambat') };
  const bahanTulis = { ...berpagar, dirDokumen: berpagar.dir, tenangMs: 0 };
  const tulis = { cepat: pekerjaanTulisBalik(bahanTulis), lambat: pekerjaanTulisBalik(bahanTulis, 'lambat') };
  // One worker per lane: whatever holds it holds everybody.
  pekerja = await Promise.all([ambil.cepat, ambil.lambat].map((a) => j.antrean.proses([a as DefinisiPekerjaan], { serentak: 1, kunciMs: 10_000 })));
  j.penjadwal({ setiapMs: 50, ikut: [() => antreAmbilan({ ...j.bahan, antrean: j.antrean, ambil, orang, tulis })] });
});
afterAll(async () => {
  await Promise.all(pekerja.map((p) => p.tutup()));
  await j.tutup();
  server.closeAllConnections();
  server.close();
  await m.sql((sql) => sql`drop role uji_menolak`).catch(() => undefined);
  bahan.hapus();
  await m.hapus();
});

interface Keadaan {
  readonly keadaan: string;
  readonly gagal: number;
  readonly lambat: boolean;
  readonly status: string;
  readonly coba: number;
  readonly sebab: string | null;
}
/** The waits of the feeds (up to minutes) are over; the rest of the source is what remains. */
const jedaUmpanHabis = (): Promise<unknown> =>
  m.sql((sql) => sql`update pengambilan set coba_pada = clock_timestamp() where status = 'BERJALAN' and sebab is not null`);

async function keadaan(no: number): Promise<Keadaan | undefined> {
  const [k] = await m.sql(
    (sql) => sql<Keadaan[]>`select p.keadaan, p.gagal, p.lambat, k.status, b.gagal coba, b.sebab from jadwal_umpan j join pemutus_sumber p using (sumber)
      join kesegaran k using (instansi, sisi, jenis) join pengambilan b using (instansi, sisi, jenis) where instansi = ${no} and sisi = 'SIMPEG' and b.status = 'BERJALAN'`,
  );
  return k;
}
async function menjadi<T>(baca: () => Promise<T>, syarat: (t: T) => boolean): Promise<T> {
  const batas = Date.now() + 90_000;
  for (;;) {
    const t = await baca();
    if (syarat(t) || Date.now() > batas) return t;
    await tidur(50);
  }
}

test('yang menggantung pindah jalur dan diistirahatkan, basis data yang menolak diistirahatkan, dan sumber sehat diambil terus tanpa terlambat karenanya', async () => {
  // The breaker is written a moment before the fetch.
  const gantung = await menjadi(
    () => jedaUmpanHabis().then(() => keadaan(GANTUNG)),
    (k) => k?.keadaan === 'TERBUKA' && k.coba >= k.gagal,
  );
  expect(gantung).toMatchObject({ keadaan: 'TERBUKA', lambat: true, status: 'MENCOBA_LAGI', sebab: 'sumber tidak menjawab dalam tenggatnya' });
  const menolak = await menjadi(
    () => jedaUmpanHabis().then(() => keadaan(MENOLAK)),
    (k) => k?.keadaan === 'TERBUKA',
  );
  expect(menolak).toMatchObject({ keadaan: 'TERBUKA', lambat: false, status: 'MENCOBA_LAGI', sebab: 'basis data SIMPEG tidak menjawab (53300)' });
  // The move to the slow lane is no failure: the breaker counts what happened there, and the healthy lane was held once, for its own deadline.
  expect(gantung?.gagal).toBe(gantung?.coba);
  expect(digantung.length).toBe((gantung?.gagal ?? 0) + 1);
  expect(gantung?.gagal).toBe(BATAS_GAGAL);
  // Each lane has one worker: what is answered while the hanging one is asked was not delayed by it.
  for (const no of SEHAT) expect(dijawabSelama.get(no) ?? 0, `instansi ${no}`).toBeGreaterThan(0);
}, 120_000);

test('sumber yang dijawab lagi menutup pemutusnya dan membangunkan yang menunggunya', async () => {
  pulih = true;
  await m.sql((sql) => sql`update pemutus_sumber set sampai = clock_timestamp() where sumber like 'http/%'`);
  await menjadi(
    async () => dijawab.get(GANTUNG) ?? 0,
    (n) => n > 1,
  );
  const [p] = await m.sql(
    (sql) =>
      sql`select p.keadaan, p.gagal, p.lambat from jadwal_umpan j join pemutus_sumber p using (sumber) where instansi = ${GANTUNG} and sisi = 'SIMPEG' and jenis = 'pegawai'`,
  );
  expect(p).toEqual({ keadaan: 'TERTUTUP', gagal: 0, lambat: false });
}, 120_000);

test('pandangan ke berkas yang sudah diambil tidak menutup pemutus sumbernya dan tidak menunggunya', async () => {
  const [sebelum] = await m.sql(
    (sql) => sql<{ sumber: string }[]>`select sumber from jadwal_umpan where instansi = ${MENOLAK} and sisi = 'SIMPEG' and jenis = 'pegawai'`,
  );
  expect(sebelum?.sumber).toMatch(/^postgres\//);
  await j.bahan.pool.query(`update jadwal_umpan set berikut = clock_timestamp() where instansi = ${MENOLAK}`);
  await menjadi(
    () =>
      tarikJatuhTempo(j.bahan, MENOLAK, { jalur: 'cepat', catatan: DIAM }).then(
        () => true,
        () => false,
      ),
    (selesai) => selesai,
  );
  expect(await keadaan(MENOLAK)).toMatchObject({ keadaan: expect.stringMatching(/TERBUKA|SETENGAH/) });
});
