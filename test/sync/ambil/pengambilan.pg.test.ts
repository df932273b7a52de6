import { afterAll, beforeAll, expect, test } from 'vitest';
import { bacaSelesai } from '../../../sync/ambil/pengambilan.ts';
import { type Mesin, rakitMesin } from '../mesin.ts';

let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(10, 1);
});
afterAll(() => m.hapus());

test('yang dibaca hub adalah pengambilan selesai yang terbaru, juga sesudah yang kesepuluh', async () => {
  const PEGAWAI = { sisi: 'BKN', jenis: 'pegawai' } as const;
  for (let ke = 1; ke <= 12; ke += 1) {
    const [baru] = await m.sql(
      (sql) => sql<{ id: string }[]>`insert into pengambilan (instansi, sisi, jenis, versi_sumber, status, berkas, sha256)
        values (1, 'BKN', 'pegawai', 1, 'SELESAI', ${`/tiada/${ke}`}, 'uji') returning id::text id`,
    );
    expect(await m.sql((sql) => bacaSelesai(sql, 1, PEGAWAI))).toMatchObject({ id: baru?.id, berkas: `/tiada/${ke}` });
  }
});
