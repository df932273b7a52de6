import { setTimeout as jeda } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAMBAT_MS } from '../../../domain/kaitan/putusan.ts';
import { rahasiaBaru } from '../../../sync/kaitan/daftarkan.ts';
import { bacaTunggu } from '../../../sync/kaitan/kirim-http.ts';
import { buatPenguraiNama } from '../../../sync/kaitan/urai-nama.ts';
import { mintaSekali } from '../../../sync/sources/minta-http.ts';
import { mulaiPenerima, type Penerima, sah } from './penerima.ts';
import { type DuniaKaitan, KUNCI_HUB, rakitKaitan } from './rakit-kaitan.ts';
import { mulaiServerNama } from './server-nama.ts';

let d: DuniaKaitan;
let p: Penerima;
beforeAll(async () => {
  [d, p] = await Promise.all([rakitKaitan(), mulaiPenerima()]);
});
afterAll(async () => {
  await p.tutup();
  await d.tutup();
});

/** A registered address of its own at the receiver, with messages waiting; earlier ones of this file are out of the way. */
async function siap(banyak = 1, alamat = p.url) {
  await d.admin.query("update kaitan set status = 'BERAKHIR', sebab = 'UJI' where status <> 'BERAKHIR'");
  p.diterima.length = 0;
  p.jawab = [{ status: 200 }];
  const k = await d.daftarkan(alamat);
  await d.pesan(k.id, banyak);
  return k;
}

describe('pengiriman', () => {
  test('pesan bertanda sampai sekali, dengan macam, waktu, dan isinya; yang sudah terkirim tidak dikirim lagi', async () => {
    const k = await siap(3);
    expect(await d.kirim(k.id)).toEqual({ terkirim: 3, gagal: 0 });
    expect(await d.kirim(k.id)).toEqual({ terkirim: 0, gagal: 0 });
    expect(p.diterima.map((t) => sah(t, k.rahasia))).toEqual([true, true, true]);
    expect(new Set(p.diterima.map((t) => t.kepala['webhook-id'])).size).toBe(3);
    expect(JSON.parse(p.diterima[0]?.badan ?? '')).toEqual({ type: 'usul.status', timestamp: expect.stringMatching(/^\d{4}-.*Z$/), data: { usul: '1' } });
    expect(Math.abs(Date.now() / 1_000 - Number(p.diterima[0]?.kepala['webhook-timestamp']))).toBeLessThan(5);
  });

  test('yang gagal dicoba lagi menurut jadwal dengan webhook-id yang sama, dan yang lain menunggu selama alamatnya rehat', async () => {
    const k = await siap(2);
    p.jawab = [{ status: 500 }, { status: 200 }];
    expect(await d.kirim(k.id)).toEqual({ terkirim: 0, gagal: 1 });
    expect(await d.kirim(k.id)).toEqual({ terkirim: 0, gagal: 0 });
    expect(await d.kiriman(k.id)).toMatchObject([{ status: 'MENUNGGU', percobaan: 1, kode: 500, sebab: 'HTTP_500' }, { percobaan: 0 }]);
    expect(await d.keadaan(k.id)).toMatchObject({ status: 'AKTIF', gagal: 1 });
    await d.majukan(k.id);
    expect(await d.kirim(k.id)).toEqual({ terkirim: 2, gagal: 0 });
    const id = p.diterima.map((t) => t.kepala['webhook-id']);
    expect(id.filter((x) => x === id[0])).toHaveLength(2);
    expect(await d.keadaan(k.id)).toMatchObject({ gagal: 0 });
  });

  test('satu pesan yang ditolak (422) tidak menahan pesan sesudahnya', async () => {
    const k = await siap(3);
    p.jawab = [{ status: 422 }, { status: 200 }];
    expect(await d.kirim(k.id)).toEqual({ terkirim: 2, gagal: 1 });
  });

  test('410 mengakhiri alamat: sisanya dibatalkan, rahasianya hilang, jejaknya tercatat, tidak ada yang baru', async () => {
    const k = await siap(2);
    p.jawab = [{ status: 410 }];
    await d.kirim(k.id);
    expect(await d.keadaan(k.id)).toMatchObject({ status: 'BERAKHIR', sebab: 'HTTP_410' });
    expect((await d.kiriman(k.id)).map((x) => x['status'])).toEqual(['DIBATALKAN', 'DIBATALKAN']);
    expect((await d.admin.query('select rahasia from kaitan where id = $1', [k.id])).rows).toEqual([{ rahasia: Buffer.alloc(0) }]);
    expect((await d.admin.query("select peristiwa p from jejak where data ->> 'kaitan' = $1 order by pada", [k.id])).rows).toEqual([
      { p: 'kaitan.dipasang' },
      { p: 'kaitan.diakhiri' },
    ]);
    await d.admin.query("select kaitan_terbitkan(array[1::smallint], array['usul.status'], array['{}'::jsonb])");
    expect(await d.kiriman(k.id)).toHaveLength(2);
  });

  test('yang gagal tiga hari dijeda dengan sebabnya; pesan baru terkumpul dan keluar setelah dilanjutkan', async () => {
    const k = await siap();
    p.jawab = [{ status: 503 }];
    await d.kirim(k.id);
    await d.admin.query("update kaitan set gagal_sejak = now() - interval '73 hours' where id = $1", [k.id]);
    await d.majukan(k.id);
    await d.kirim(k.id);
    expect(await d.keadaan(k.id)).toMatchObject({ status: 'DIJEDA', sebab: 'HTTP_503' });
    await d.admin.query("select kaitan_terbitkan(array[1::smallint], array['usul.status'], array['{}'::jsonb])");
    p.jawab = [{ status: 200 }];
    await d.majukan(k.id);
    expect(await d.kirim(k.id)).toEqual({ terkirim: 0, gagal: 0 });
    await d.sync.query("select kaitan_ubah_status($1, null, 'AKTIF', null, 'uji', 'uji')", [k.id]);
    expect(await d.kirim(k.id)).toEqual({ terkirim: 2, gagal: 0 });
  });

  test('selama jendela pergantian kedua rahasia menandai, sesudahnya hanya yang baru', async () => {
    const k = await siap();
    const baru = rahasiaBaru(k.id, KUNCI_HUB);
    await d.sync.query("select kaitan_ganti_rahasia($1, null, $2, 60, 'uji', 'uji')", [k.id, baru.tersegel]);
    await d.kirim(k.id);
    await d.admin.query("update kaitan set lama_sampai = now() - interval '1 second' where id = $1", [k.id]);
    await d.pesan(k.id);
    await d.kirim(k.id);
    expect(p.diterima.map((t) => [sah(t, k.rahasia), sah(t, baru.rahasia)])).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  test('rahasia di basis data tidak terbaca tanpa kunci hub, dan tidak dapat dipindah ke alamat lain', async () => {
    const k = await siap();
    const { rows } = await d.admin.query<{ rahasia: Buffer }>('select rahasia from kaitan where id = $1', [k.id]);
    expect(rows[0]?.rahasia.includes(k.rahasia.slice(6, 20))).toBe(false);
    await d.kirim(k.id, { kunci: 'kunci-hub-lain-yang-juga-cukup-panjang' });
    expect(await d.kiriman(k.id)).toMatchObject([{ status: 'MENUNGGU', sebab: 'RAHASIA_TIDAK_TERBUKA' }]);
    await d.admin.query('update kaitan set rahasia = $2 where id = $1', [k.id, rahasiaBaru('00000000-0000-4000-8000-000000000001', KUNCI_HUB).tersegel]);
    await d.majukan(k.id);
    await d.kirim(k.id);
    expect(p.diterima).toEqual([]);
  });
});

describe('alamat yang berbahaya', () => {
  test('pengalihan tidak diikuti', async () => {
    const lain = await mulaiPenerima();
    const k = await siap();
    p.jawab = [{ status: 307, kepala: { location: lain.url } }];
    await d.kirim(k.id);
    expect(await d.kiriman(k.id)).toMatchObject([{ status: 'MENUNGGU', kode: 307, sebab: 'DIALIHKAN' }]);
    expect(lain.diterima).toEqual([]);
    await lain.tutup();
  });

  test('alamat privat tidak dituju tanpa izin operator, layanan metadata tidak pernah; tidak satu bita pun keluar', async () => {
    for (const [alamat, bolehPrivat] of [
      [p.url, false],
      [p.url.replace('127.0.0.1', '[::ffff:127.0.0.1]'), false],
      [p.url.replace('127.0.0.1', 'localhost'), false],
      ['http://169.254.169.254/latest/meta-data', true],
      ['http://[fd00:ec2::254]/', true],
    ] as const) {
      const k = await siap(1, alamat);
      await d.kirim(k.id, { bolehPrivat });
      expect(await d.kiriman(k.id), alamat).toMatchObject([{ status: 'MENUNGGU', kode: null, sebab: 'ALAMAT_DITOLAK' }]);
    }
    expect(p.diterima).toEqual([]);
  });

  test('yang dihubungi adalah alamat yang diperiksa: nama tidak ditanyakan lagi kepada DNS', async () => {
    await siap();
    const url = new URL(p.url.replace('127.0.0.1', 'tidak-ada.contoh.invalid'));
    const dasar = { url, metode: 'POST', badan: '{}', tenggatMs: 2_000, bolehPrivat: false, batal: new AbortController().signal } as const;
    const jawab = await mintaSekali(dasar, { ip: '127.0.0.1', keluarga: 4 });
    jawab.destroy();
    expect(p.diterima[0]?.kepala.host).toBe(url.host);
  });

  test('yang diam diputus pada tenggatnya, nama yang tidak ada dicoba lagi, jawaban besar tidak dibaca', async () => {
    const k = await siap();
    p.jawab = [null];
    const mulai = Date.now();
    await d.kirim(k.id, { tenggatMs: 300 });
    expect(Date.now() - mulai).toBeLessThan(2_000);
    expect(await d.kiriman(k.id)).toMatchObject([{ status: 'MENUNGGU', sebab: 'TENGGAT' }]);
    const hilang = await siap(1, 'https://tidak-ada.contoh.invalid/');
    await d.kirim(hilang.id);
    expect(await d.kiriman(hilang.id)).toMatchObject([{ sebab: 'SAMBUNGAN' }]);
  });

  test('Retry-After dalam detik dan tanggal', () => {
    expect(
      ['120', 'Thu, 26 Nov 2026 00:01:00 GMT', 'Thu, 26 Nov 2020 00:00:00 GMT', 'segera', undefined].map((t) => bacaTunggu(t, Date.parse('2026-11-26'))),
    ).toEqual([120_000, 60_000, 0, null, null]);
  });
});

describe('yang lambat tidak menahan yang lain', () => {
  test('tiga puluh alamat yang diam tidak memegang sambungan basis data: alamat sehat dilayani sementara itu', async () => {
    const sehat = await siap(5);
    const bisu = await mulaiPenerima();
    bisu.jawab = [null];
    // One office has five at most; the rows of the others are made directly.
    const { rows } = await d.admin.query<{ id: string }>(
      "insert into kaitan (id, instansi, alamat, macam, rahasia, oleh) select gen_random_uuid(), 2, $1, '{usul.status}', '', 'uji' from generate_series(1, 30) returning id",
      [bisu.url],
    );
    for (const { id } of rows) {
      await d.admin.query('update kaitan set rahasia = $2 where id = $1', [id, rahasiaBaru(id, KUNCI_HUB).tersegel]);
      await d.pesan(id);
    }
    const mulai = Date.now();
    const lambat = rows.map(({ id }) => d.kirim(id, { tenggatMs: 20_000 }));
    await expect.poll(() => bisu.diterima.length, { timeout: 10_000 }).toBe(30);
    expect(await d.kirim(sehat.id)).toEqual({ terkirim: 5, gagal: 0 });
    // None of the silent ones had come to its end by then; now they do, later than an address may take without being called slow.
    expect(await Promise.race([...lambat, 'masih menunggu'])).toBe('masih menunggu');
    await jeda(Math.max(0, LAMBAT_MS + 200 - (Date.now() - mulai)));
    await bisu.tutup();
    await Promise.all(lambat);
    expect(await d.keadaan(rows[0]?.id ?? '')).toMatchObject({ lambat: true });
    await d.admin.query('select kaitan_antrekan($1)', [[rows[0]?.id, sehat.id]]);
    expect(
      (await d.admin.query('select distinct antrean, nama from kotak_keluar where kunci = any ($1)', [[`kaitan:${rows[0]?.id}`, `kaitan:${sehat.id}`]])).rows,
    ).toEqual(
      expect.arrayContaining([
        { antrean: 'kaitan', nama: 'kirim-kaitan' },
        { antrean: 'kaitan-lambat', nama: 'kirim-kaitan-lambat' },
      ]),
    );
  });

  test('nama yang tidak dijawab server nama menahan instansinya sendiri saja, dan alamatnya pindah ke jalur lambat', async () => {
    const server = await mulaiServerNama({ 'sehat.contoh.example': '127.0.0.1', 'mati.contoh.example': 'DIAM' });
    const nama = buatPenguraiNama({ server: [server.alamat], tetap: new Map() });
    try {
      const sehat = await siap(5, p.url.replace('127.0.0.1', 'sehat.contoh.example'));
      const mati = await Promise.all(Array.from({ length: 5 }, () => d.daftarkan('http://mati.contoh.example/', undefined, 2)));
      for (const { id } of mati) await d.pesan(id);
      const lambat = mati.map(({ id }) => d.kirim(id, { nama, tenggatMs: 10_000 }));
      await expect.poll(() => server.ditanya.some(([n]) => n === 'mati.contoh.example')).toBe(true);
      expect(await d.kirim(sehat.id, { nama })).toEqual({ terkirim: 5, gagal: 0 });
      expect(p.diterima[0]?.kepala.host).toMatch(/^sehat\.contoh\.example:/);
      expect(await Promise.race([...lambat, 'masih menunggu'])).toBe('masih menunggu');
      await Promise.all(lambat);
      expect(await d.kiriman(mati[0]?.id ?? '')).toMatchObject([{ status: 'MENUNGGU', sebab: 'TENGGAT' }]);
      expect(await d.keadaan(mati[0]?.id ?? '')).toMatchObject({ lambat: true });
    } finally {
      server.tutup();
    }
  });
});
