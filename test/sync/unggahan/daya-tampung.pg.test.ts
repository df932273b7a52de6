import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { type LayananGerbang, layani } from '../../../gateway/http.ts';
import { buatPintuMasuk, siapaPenuh } from '../../../sync/unggahan/daya-tampung.ts';
import { ruteUnggahan } from '../../../sync/unggahan/http.ts';
import { type Rakitan, rakit } from '../../gateway/rakit.ts';
import { type RakitanUnggahan, rakitUnggahan, teks } from './rakit-unggahan.ts';

const BATAS = { umpan: 6, umpanInstansi: 3, barisStaging: 1_000_000 };
let r: RakitanUnggahan;
let gerbang: Rakitan;
let layanan: LayananGerbang;
beforeAll(async () => {
  r = await rakitUnggahan(60, 3);
  gerbang = await rakit('lokal');
  layanan = await layani(gerbang.gerbang, { port: 0, rute: ruteUnggahan({ url: r.url, dir: r.dir, tampung: BATAS }) });
});
afterAll(async () => {
  await layanan.tutup();
  await r.hapus();
});
beforeEach(async () => {
  await r.sql((sql) => sql`update tarikan set status = 'GAGAL' where status = 'DITERIMA'`);
});

/** Feeds that were accepted and nobody has finished. */
const tunggak = (no: number, n: number): Promise<unknown> =>
  r.sql(
    (sql) =>
      sql`insert into tarikan (sisi, instansi, jenis, asal, oleh, berkas, sha256) select 'SIMPEG', ${no}, 'kinerja', 'UNGGAH', 'uji', '/tidak-ada', '' from generate_series(1, ${n}::int)`,
  );
const unggah = async (): Promise<Response> =>
  fetch(`${layanan.url}/v1/unggahan?instansi=${r.instansi.find((i) => i.no === 1)?.id}&jenis=pegawai`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await gerbang.token('integrator')}` },
    body: teks(r.berkas('simpeg', 1)),
  });
const banyak = async (): Promise<number> => (await r.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from tarikan`))[0]?.n ?? 0;

describe('unggahan ketika hub penuh', () => {
  it('bagian satu instansi penuh: 429 dengan Retry-After, tanpa apa pun yang diterima; instansi lain tetap dilayani', async () => {
    await tunggak(2, 3);
    expect((await unggah()).status).toBe(200);
    await tunggak(1, 3);
    const sebelum = await banyak();
    const jawab = await unggah();
    expect(jawab.status).toBe(429);
    expect(Number(jawab.headers.get('retry-after'))).toBeGreaterThanOrEqual(10);
    expect(await jawab.json()).toMatchObject({ kode: 'TERLALU_SERING', status: 429 });
    expect(await banyak()).toBe(sebelum);
  });

  it('seluruh hub penuh: 503 dengan Retry-After; yang sudah diterima tidak dibuang, dan sesudah lega diterima lagi', async () => {
    await tunggak(2, 3);
    await tunggak(3, 3);
    const jawab = await unggah();
    expect(jawab.status).toBe(503);
    expect(Number(jawab.headers.get('retry-after'))).toBeGreaterThanOrEqual(30);
    expect(await jawab.json()).toMatchObject({ kode: 'HUB_SIBUK' });
    expect(await r.sql((sql) => sql`select count(*)::int n from tarikan where status = 'DITERIMA'`)).toEqual([{ n: 6 }]);
    await r.sql((sql) => sql`update tarikan set status = 'DITERAPKAN' where status = 'DITERIMA' and instansi = 3`);
    expect((await unggah()).status).toBe(200);
  });

  it('unggahan yang masih diterima pun dihitung: serentak pun tidak lebih dari batasnya', async () => {
    const pintu = buatPintuMasuk(r.url, BATAS);
    let lepas: () => void = () => undefined;
    const tertahan = new Promise<void>((lanjut) => {
      lepas = lanjut;
    });
    const semua = Array.from({ length: 8 }, () =>
      pintu
        .masuk(1, () => tertahan)
        .then(
          () => 'diterima',
          () => 'ditolak',
        ),
    );
    // Those that are refused answer before anybody is let go.
    const ditolak = semua.map((s) => Promise.race([s, new Promise<string>((lanjut) => setTimeout(() => lanjut('menunggu'), 3_000))]));
    expect((await Promise.all(ditolak)).filter((s) => s === 'ditolak')).toHaveLength(5);
    lepas();
    expect((await Promise.all(semua)).filter((s) => s === 'diterima')).toHaveLength(3);
  });
});

test('siapa yang penuh: bagian instansi lebih dahulu, lalu umpan atau baris seluruh hub', () => {
  const kosong = { umpan: 0, umpanInstansi: 0, barisStaging: 0 };
  expect(siapaPenuh(kosong, BATAS)).toBeNull();
  expect(siapaPenuh({ ...kosong, umpan: 6, umpanInstansi: 3 }, BATAS)).toBe('INSTANSI');
  expect(siapaPenuh({ ...kosong, umpan: 6 }, BATAS)).toBe('HUB');
  expect(siapaPenuh({ ...kosong, barisStaging: 1_000_000 }, BATAS)).toBe('HUB');
});
