import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ambilUmpan } from '../../../sync/ambil/jalankan.ts';
import { bacaSelesai } from '../../../sync/ambil/pengambilan.ts';
import { pasangSumber } from '../../../sync/ambil/sumber-terpasang.ts';
import { SumberMenunda } from '../../../sync/sources/galat-sumber.ts';
import { type Mesin, rakitMesin } from '../mesin.ts';
import { bahanUji } from './rakit-siasn.ts';

const UMPAN = { sisi: 'SIMPEG', jenis: 'pegawai' } as const;
const HALAMAN = 30;
const RUSAK = 7;
let m: Mesin;
let server: Server;
let bahan: ReturnType<typeof bahanUji>;
const diminta: number[] = [];
/** What page 7 does, one entry per call; then it is answered. */
const ulah: ((res: ServerResponse) => void)[] = [];
beforeAll(async () => {
  m = await rakitMesin(20, 1, 3);
  bahan = bahanUji(m.url);
  server = createServer((req, res) => {
    const ke = Number(new URL(req.url ?? '/', 'http://uji').searchParams.get('page'));
    diminta.push(ke);
    const rusak = ke === RUSAK ? ulah.shift() : undefined;
    if (rusak !== undefined) rusak(res);
    else res.end(JSON.stringify({ data: ke > HALAMAN ? [] : [{ urut: ke }] }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const alamat = server.address();
  await m.sql((sql) =>
    pasangSumber(
      sql,
      {
        instansi: 1,
        ...UMPAN,
        macam: 'HTTP',
        alamat: `http://127.0.0.1:${typeof alamat === 'object' && alamat !== null ? alamat.port : 0}/`,
        setelan: { privat: true, tenggatMs: 300, halaman: { gaya: 'nomor', ukuran: 1 } },
        rahasia: {},
        jarakDetik: 0,
      },
      'uji',
    ),
  );
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  bahan.hapus();
  await m.hapus();
});

test('halaman ketujuh dari tiga puluh gagal dengan setiap cara: hanya halaman itu diminta lagi, yang sudah tersimpan tidak, dan berkasnya utuh', async () => {
  ulah.push(
    (res) => void res.writeHead(500).end(),
    (res) => void res.writeHead(200).end('{"data": [{"urut": 7'),
    (res) => void res.socket?.destroy(),
    () => undefined,
  );
  for (let n = ulah.length; n > 0; n -= 1) await expect(ambilUmpan(bahan, 1, UMPAN)).rejects.toBeInstanceOf(SumberMenunda);
  expect(await ambilUmpan(bahan, 1, UMPAN)).toBe('SELESAI');
  const sekali = Array.from({ length: HALAMAN + 1 }, (_, i) => i + 1);
  expect(diminta).toEqual([...sekali.slice(0, RUSAK), RUSAK, RUSAK, RUSAK, RUSAK, ...sekali.slice(RUSAK)]);
  const [ambilan] = [await m.sql((sql) => bacaSelesai(sql, 1, UMPAN))];
  const [baris] = await m.sql(
    (sql) => sql<{ hitung: { baris: number }; gagal: number }[]>`select hitung, gagal from pengambilan where id = ${ambilan?.id ?? 0}`,
  );
  expect(baris?.hitung.baris).toBe(HALAMAN);
});
