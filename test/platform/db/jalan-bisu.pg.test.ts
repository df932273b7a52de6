import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDb, type PegangDb } from '../../../platform/db/open-db.ts';
import { bukaSql } from '../../../platform/db/postgres-js.ts';
import { soketIrisan } from '../../../platform/db/slice-socket.ts';
import { tanyaSingkat } from '../../../platform/db/tanya-singkat.ts';
import { Perantara } from '../../support/perantara.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';

let basis: BasisDataUji;
let jalan: Perantara;
let db: PegangDb;
beforeAll(async () => {
  basis = await buatBasisData();
});
afterAll(() => basis.hapus());
beforeEach(async () => {
  // Always the last kind: what the path swallowed it stays silent about.
  jalan = await Perantara.pasang(basis.url, (n) => n - 1);
  db = openDb({ url: jalan.url, nama: 'uji-bisu', maks: 2 });
});
afterEach(async () => {
  await jalan.tutup();
  await db.close();
});

const tanya = (): Promise<readonly { satu: number }[]> => tanyaSingkat<{ satu: number }>(db.pool, 'select 1 satu', []);

it('pertanyaan singkat di jalan yang bisu menyerah dalam beberapa detik dan tidak menghabiskan pool', async () => {
  expect(await Promise.all([tanya(), tanya()])).toEqual([[{ satu: 1 }], [{ satu: 1 }]]);
  jalan.ubah('hitam');
  const mulai = performance.now();
  const kode = await Promise.all([tanya(), tanya()].map((j) => j.then(String, (e: { kode?: string }) => e.kode)));
  expect(
    kode.every((k) => k === 'SUMBER_TIDAK_TERSEDIA' || k === 'TENGGAT_TERLEWATI'),
    String(kode),
  ).toBe(true);
  expect(performance.now() - mulai).toBeLessThan(8_000);
  jalan.ubah('cerah');
  // Both connections of the pool are among the silent ones: only new ones can answer.
  expect(await Promise.all([tanya(), tanya()])).toEqual([[{ satu: 1 }], [{ satu: 1 }]]);
});

it('soket irisan yang didiamkan lebih lama dari tenggat pernyataannya berakhir sebagai putus; yang tanpa tenggat menunggu', async () => {
  const { hostname, port } = new URL(jalan.url);
  const ke = { host: [hostname], port: [Number(port)] };
  const [diam, sabar] = [soketIrisan(200), soketIrisan()];
  const terbuka = await Promise.all([diam.buka(ke), sabar.buka(ke)]);
  for (const s of terbuka) s.on('error', () => undefined);
  await expect(diam.putus).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  expect([diam.isPutus(), sabar.isPutus()]).toEqual([true, false]);
  sabar.lepas();
  for (const s of terbuka) s.destroy();
});

it('soket irisan yang sudah mati tidak menjatuhkan proses, juga bila tidak ada lagi yang mendengar galatnya', async () => {
  const { hostname, port } = new URL(jalan.url);
  const irisan = soketIrisan();
  const soket = await irisan.buka({ host: [hostname], port: [Number(port)] });
  soket.removeAllListeners();
  soket.destroy(new RangeError('putus'));
  await expect(irisan.putus).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  expect(soket.write('sesudah mati')).toBe(true);
  // Whatever the write has to say it says in the next turn; unheard there, it would fail this run.
  await new Promise((lanjut) => setTimeout(lanjut, 50));
  expect(irisan.isPutus()).toBe(true);
});

it('transaksi yang sambungannya putus di antara dua pernyataan tidak berlanjut pada sambungan lain', async () => {
  await db.pool.query('create table if not exists uji_putus (n int)');
  const { sql, jaga, akhiri } = bukaSql(jalan.url);
  const hasil = jaga(
    sql.begin(async (tx) => {
      await tx`select 1`;
      jalan.ubah('tolak');
      jalan.ubah('cerah');
      await new Promise((lanjut) => setTimeout(lanjut, 200));
      await tx`insert into uji_putus values (1)`;
    }),
  );
  await expect(hasil).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
  await new Promise((lanjut) => setTimeout(lanjut, 600));
  await akhiri();
  expect((await db.pool.query('select 1 from uji_putus')).rowCount).toBe(0);
});
