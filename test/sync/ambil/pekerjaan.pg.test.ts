import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setTimeout as tidur } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Antrean } from '../../../platform/antrean/antrean.ts';
import { bukaAntrean } from '../../../platform/antrean/buka.ts';
import type { DefinisiPekerjaan } from '../../../platform/antrean/definisi.ts';
import { mulaiRelay } from '../../../platform/antrean/relay.ts';
import { pasangSumber } from '../../../sync/ambil/sumber-terpasang.ts';
import { segarkanJadwal } from '../../../sync/jadwal/tingkat.ts';
import { pekerjaanAmbilOrang } from '../../../sync/jobs/ambil-orang.ts';
import { pekerjaanAmbilSumber } from '../../../sync/jobs/ambil-sumber.ts';
import { antreAmbilan } from '../../../sync/jobs/antre-ambilan.ts';
import { pekerjaanTulisBalik } from '../../../sync/jobs/tulis-balik.ts';
import { isiTiruan } from '../../siasn-tiruan/orang.ts';
import { mulaiSiasn, type SiasnTiruan } from '../../siasn-tiruan/tiruan.ts';
import { rakitJadwal } from '../jadwal/rakit-jadwal.ts';
import { type Mesin, rakitMesin } from '../mesin.ts';
import { bahanUji, pasangSiasn, tempelSso } from './rakit-siasn.ts';

let m: Mesin;
let t: SiasnTiruan;
let gantung: Server;
let antrean: Antrean;
const penutup: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  m = await rakitMesin(40, 3, 11);
  t = await mulaiSiasn({ isi: isiTiruan(m.sumber, m.instansiKe(1)) });
  gantung = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(gantung, 'listening');
  const log = pino({ level: 'silent' });
  antrean = await bukaAntrean({ antrean: 'postgres', databaseUrl: m.basis.url }, log);
  // A run shorter than the whole fetch: it has to come back through the queue.
  const bahan = { ...bahanUji(m.url, 400), pagar: { tenggatMs: { cepat: 5_000, lambat: 60_000 }, sebarMs: 1_000 } };
  const j = await rakitJadwal(m, { cepat: 5_000 });
  await segarkanJadwal(j.bahan);
  const tarik = j.pekerjaan.cepat;
  const ambil = { cepat: pekerjaanAmbilSumber(bahan), lambat: pekerjaanAmbilSumber(bahan, 'lambat') };
  const orang = { cepat: pekerjaanAmbilOrang(bahan), lambat: pekerjaanAmbilOrang(bahan, 'lambat') };
  const bahanTulis = { ...bahan, dirDokumen: bahan.dir, tenangMs: 0 };
  const tulis = { cepat: pekerjaanTulisBalik(bahanTulis), lambat: pekerjaanTulisBalik(bahanTulis, 'lambat') };
  const definisi = [tarik, ambil.cepat, ambil.lambat] as DefinisiPekerjaan[];
  const pekerja = await antrean.proses([tarik as DefinisiPekerjaan], { serentak: 1 });
  const pengambil = await antrean.proses([ambil.cepat, ambil.lambat] as DefinisiPekerjaan[], { serentak: 4 });
  const pool = new pg.Pool({ connectionString: m.url, max: 2 });
  pool.on('error', () => {});
  const relay = mulaiRelay({ pool, antrean, definisi, catatan: log });
  penutup.push(
    () => relay.tutup(),
    () => pekerja.tutup(),
    () => pengambil.tutup(),
    () => antrean.tutup(),
    () => j.tutup(),
    () => pool.end(),
    () => t.tutup(),
  );
  penutup.push(async () => bahan.hapus());
  await pasangSiasn(m, t, 'pegawai', { setelan: { jedaMs: 30 }, jarakDetik: 3_600 });
  await tempelSso(m, t.terbitkanSso());
  const alamat = gantung.address();
  await m.sql((sql) =>
    pasangSumber(
      sql,
      {
        instansi: 2,
        sisi: 'SIMPEG',
        jenis: 'pegawai',
        macam: 'HTTP',
        alamat: `http://127.0.0.1:${typeof alamat === 'object' && alamat !== null ? alamat.port : 0}/`,
        setelan: { privat: true, tenggatMs: 60_000 },
        rahasia: {},
        jarakDetik: 0,
      },
      'uji',
    ),
  );
  j.penjadwal({ setiapMs: 100, ikut: [() => antreAmbilan({ ...j.bahan, antrean, ambil, orang, tulis })] });
});
afterAll(async () => {
  gantung.closeAllConnections();
  gantung.close();
  for (const tutup of penutup) await tutup();
  await m.hapus();
});

async function menjadi(instansi: number, sisi: string, status: string): Promise<void> {
  for (let ke = 0; ke < 300; ke += 1) {
    const [k] = await m.sql(
      (sql) => sql<{ status: string }[]>`select status from kesegaran where instansi = ${instansi} and sisi = ${sisi} and jenis = 'pegawai'`,
    );
    if (k?.status === status) return;
    await tidur(100);
  }
  throw new RangeError(`${instansi} ${sisi} tidak menjadi ${status}`);
}

test('sumber yang menggantung tidak menahan berkas dan sumber lain; yang lambat selesai sedikit demi sedikit lewat antrean', async () => {
  await menjadi(3, 'SIMPEG', 'SEHAT');
  await menjadi(2, 'BKN', 'SEHAT');
  await menjadi(1, 'BKN', 'SEHAT');
  const [k] = await m.sql(
    (sql) => sql<{ status: string; jalan: number }[]>`select (select status from kesegaran where instansi = 2 and sisi = 'SIMPEG' and jenis = 'pegawai') status,
    (select count(*)::int from pengambilan where instansi = 2 and status = 'BERJALAN') jalan`,
  );
  expect(k).toEqual({ status: 'BELUM_PERNAH', jalan: 1 });
  const ditanya = t.panggilan.filter((p) => p.jalur.startsWith('/pns/')).map((p) => p.jalur);
  expect(new Set(ditanya).size).toBe(ditanya.length);
  const jarak = t.panggilan.slice(1).map((p, i) => p.pada - (t.panggilan[i]?.pada ?? 0));
  // Turns are given 30 ms apart; on the wire a call may be a little late and the next one on time.
  expect(jarak.reduce((a, b) => a + b, 0) / jarak.length).toBeGreaterThanOrEqual(29);
});
