import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ambilUmpan } from '../../../sync/ambil/jalankan.ts';
import { pasangSumber } from '../../../sync/ambil/sumber-terpasang.ts';
import { type Mesin, rakitMesin } from '../mesin.ts';
import { ambilanTempo, bahanUji } from './rakit-siasn.ts';

const UMPAN = { sisi: 'SIMPEG', jenis: 'pegawai' } as const;
let m: Mesin;
let server: Server;
let bahan: ReturnType<typeof bahanUji>;
let layani: (res: ServerResponse, bersyarat: boolean) => void;
beforeAll(async () => {
  m = await rakitMesin(20, 1, 3);
  bahan = bahanUji(m.url);
  server = createServer((req, res) => layani(res, req.headers['if-none-match'] === '"v1"')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const alamat = server.address();
  const url = `http://127.0.0.1:${typeof alamat === 'object' && alamat !== null ? alamat.port : 0}/`;
  await m.sql((sql) =>
    pasangSumber(sql, { instansi: 1, ...UMPAN, macam: 'HTTP', alamat: url, setelan: { privat: true, format: 'csv' }, rahasia: {}, jarakDetik: 0 }, 'uji'),
  );
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  bahan.hapus();
  await m.hapus();
});

interface Keadaan {
  readonly status: string;
  readonly pada: Date | null;
  readonly tarikan: number;
}
const keadaan = async (): Promise<Keadaan | undefined> =>
  (
    await m.sql(
      (sql) =>
        sql<
          Keadaan[]
        >`select k.status, k.pada, (select count(*)::int from tarikan where sisi = 'SIMPEG') tarikan from kesegaran k where sisi = 'SIMPEG' and jenis = 'pegawai'`,
    )
  )[0];
const status = (kode: number) => (res: ServerResponse) => void res.writeHead(kode).end();

test('tak berubah menyegarkan umpan tanpa mengolahnya lagi; sumber yang gagal tidak disebut sehat dan isinya tidak diterapkan berulang; jawaban berikutnya memulihkannya', async () => {
  const isi = readFileSync(path.join(m.sumber, 'simpeg', `${m.instansiKe(1).kodeCepat}.pegawai.csv`));
  layani = (res, bersyarat) => (bersyarat ? status(304)(res) : void res.writeHead(200, { etag: '"v1"' }).end(isi));
  const baik = layani;
  expect(await ambilUmpan(bahan, 1, UMPAN)).toBe('SELESAI');
  await m.tarik(1);
  const awal = await keadaan();
  expect(awal).toMatchObject({ status: 'SEHAT', tarikan: 1 });

  expect(await ambilUmpan(bahan, 1, UMPAN)).toBe('TETAP');
  await m.tarik(1);
  const segar = await keadaan();
  expect(segar).toMatchObject({ status: 'SEHAT', tarikan: 1 });
  expect(segar?.pada?.getTime()).toBeGreaterThan(awal?.pada?.getTime() ?? 0);

  for (const [kode, harapan] of [
    [503, 'MENCOBA_LAGI'],
    [401, 'PERLU_TINDAKAN'],
  ] as const) {
    layani = status(kode);
    await expect(ambilUmpan(bahan, 1, UMPAN)).rejects.toThrow();
    await m.tarik(1);
    await m.tarik(1, true);
    expect(await keadaan()).toEqual({ status: harapan, pada: segar?.pada, tarikan: 1 });
  }

  layani = baik;
  expect(await ambilUmpan(bahan, 1, UMPAN)).toBe('TETAP');
  await m.tarik(1);
  expect(await keadaan()).toMatchObject({ status: 'SEHAT' });
});

test('umpan yang ditahan karena menyusut tidak menambah tarikan walau diambil lagi dan lagi', async () => {
  const isi = readFileSync(path.join(m.sumber, 'simpeg', `${m.instansiKe(1).kodeCepat}.pegawai.csv`), 'utf8');
  layani = (res) => void res.writeHead(200).end(isi.split('\n').slice(0, 3).join('\n'));
  const sebelum = (await keadaan())?.tarikan ?? 0;
  for (let ke = 0; ke < 3; ke += 1) {
    expect(await ambilUmpan(bahan, 1, UMPAN)).toBe('SELESAI');
    await m.tarik(1);
  }
  expect(await keadaan()).toMatchObject({ status: 'TERTUNDA', tarikan: sebelum + 1 });
  // Of four fetches the newest three are kept.
  expect(readdirSync(bahan.dir)).toHaveLength(3);
});

test('umpan yang dijeda tidak diminta dari sumbernya sampai dilanjutkan', async () => {
  const menjadi = (ke: string) => m.sql((sql) => sql`update kesegaran set status = ${ke} where instansi = 1 and sisi = 'SIMPEG' and jenis = 'pegawai'`);
  const tunda = () => m.sql((sql) => sql`update pengambilan set coba_pada = clock_timestamp() where instansi = 1 and status = 'BERJALAN'`);
  await tunda();
  await menjadi('DIJEDA');
  expect(await ambilanTempo(m)).toEqual([]);
  await menjadi('SEHAT');
  expect(await ambilanTempo(m)).toHaveLength(1);
});
