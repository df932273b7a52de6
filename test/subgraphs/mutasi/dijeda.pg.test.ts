import { afterAll, beforeAll, expect, test } from 'vitest';
import { lakukan, PERTEK, SETUJUI, sampai } from './alur.ts';
import { buatDunia, type Dunia, nipKe } from './dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

const jeda = (sisi: string, jenis = 'pegawai'): Promise<unknown> =>
  dunia.admin.query("update kesegaran set status = 'DIJEDA', sebab = 'dipelihara' where instansi = 1 and sisi = $1 and jenis = $2", [sisi, jenis]);
const pulih = (): Promise<unknown> => dunia.admin.query("update kesegaran set status = 'SEHAT' where instansi = 1");

test('umpan yang dijeda membuat A12 belum diketahui dan menyebut DIJEDA, walau baru saja ditarik', async () => {
  const usul = await sampai(dunia, nipKe(41), [SETUJUI]);
  await jeda('SIMPEG');
  const hasil = await lakukan(dunia, usul, PERTEK);
  await pulih();
  expect(hasil).toMatchObject({
    __typename: 'MutasiDitahan',
    pegawai: [{ butir: [{ kode: 'A12', hasil: 'BELUM_DIKETAHUI', pesan: expect.stringContaining('umpan SIMPEG berstatus DIJEDA') }] }],
  });
});

test('yang dijeda sampai basi menyebut DIJEDA sebagai sebabnya', async () => {
  const usul = await sampai(dunia, nipKe(42), [SETUJUI]);
  await jeda('SIMPEG');
  await dunia.admin.query("update kesegaran set pada = now() - interval '25 hours' where instansi = 1 and sisi = 'SIMPEG' and jenis = 'pegawai'");
  const hasil = await lakukan(dunia, usul, PERTEK);
  await pulih();
  await dunia.segarkan(1);
  expect(hasil).toMatchObject({ pegawai: [{ butir: [{ kode: 'A12', hasil: 'GAGAL', pesan: expect.stringMatching(/FEED_BASI.*DIJEDA/) }] }] });
});

test('umpan fakta yang dijeda tidak lagi dipercaya: hukuman menjadi belum diketahui', async () => {
  const usul = await sampai(dunia, nipKe(43), [SETUJUI]);
  await jeda('BKN', 'hukdis');
  const hasil = await lakukan(dunia, usul, PERTEK);
  await pulih();
  expect(hasil.__typename).toBe('MutasiDitahan');
  const butir = hasil.pegawai[0].butir as { kode: string; hasil: string; pesan: string }[];
  expect(butir.filter((b) => b.hasil === 'BELUM_DIKETAHUI').map((b) => b.kode)).toContain('B01');
});

test('basis data pun menahan peralihan di atas umpan yang dijeda, walau berita acaranya lolos', async () => {
  const usul = await sampai(dunia, nipKe(44), [SETUJUI]);
  const terbitkan = async (): Promise<string | null> => {
    await dunia.admin.query('begin');
    try {
      await dunia.admin.query("insert into berita_acara (usul, tahap, hasil, isi, sidik, oleh) values ($1, 'PERTEK', 'LOLOS', '{}', 'uji', 'uji')", [usul.id]);
      await dunia.admin.query("update usul set status = 'PERTEK_TERBIT' where id = $1", [usul.id]);
      return null;
    } catch (galat) {
      return galat instanceof Error ? galat.message : '?';
    } finally {
      await dunia.admin.query('rollback');
    }
  };
  expect(await terbitkan()).toBeNull();
  await jeda('BKN');
  const galat = await terbitkan();
  await pulih();
  expect(galat).toBe('gerbang menahan: FEED_BASI');
});
