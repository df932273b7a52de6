import { afterAll, beforeAll, expect, test } from 'vitest';
import { tampilkanKemajuan } from '../../bin/akar/kemajuan.ts';
import { pasangSumber } from '../../sync/ambil/sumber-terpasang.ts';
import { type Mesin, rakitMesin } from '../sync/mesin.ts';

let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(8, 2, 3);
});
afterAll(() => m.hapus());

test('hub yang mulai tidak menunggu sumber yang belum pernah diambil: pengambilan baru mulai sesudah ia siap', async () => {
  await m.sql((sql) =>
    pasangSumber(
      sql,
      {
        instansi: 2,
        sisi: 'SIMPEG',
        jenis: 'pegawai',
        macam: 'HTTP',
        alamat: 'http://127.0.0.1:9/x',
        setelan: { privat: true, format: 'csv' },
        rahasia: {},
        jarakDetik: 0,
      },
      'uji',
    ),
  );
  const sejak = new Date(Date.now() - 1_000);
  for (const { no } of m.instansi) await m.tarik(no);
  expect(await m.sql((sql) => sql`select from kesegaran where instansi = 2 and sisi = 'SIMPEG' and status = 'SEHAT'`)).toHaveLength(0);
  expect(await tampilkanKemajuan(m.url, sejak)).toHaveProperty(['SIMPEG:pegawai']);
});
