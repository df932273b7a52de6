import { afterAll, beforeAll, expect, test } from 'vitest';
import { lakukan, PERTEK, SETUJUI, sampai } from './alur.ts';
import { buatDunia, type Dunia, nipKe } from './dunia.ts';

let dunia: Dunia;

beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

test('riwayat urut waktu dan berita acara terbaru dahulu, juga saat nomornya melewati 9, 99 dan 999', async () => {
  for (const awal of [8, 98, 998]) {
    for (const tabel of ['usul_riwayat', 'berita_acara']) await dunia.admin.query(`alter table ${tabel} alter column id restart with ${awal}`);
    const diajukan = await sampai(dunia, nipKe(awal), []);
    const setuju = await lakukan(dunia, diajukan, SETUJUI);
    await lakukan(dunia, setuju.usul, PERTEK);
    const { usul } = await dunia.jalankan('VERIFIKATOR_BKN', 'query ($id: ID!) { usul(id: $id) { riwayat { ke } beritaAcara { tahap } } }', {
      id: diajukan.id,
    });
    expect(usul.riwayat.map((r: { ke: string }) => r.ke).slice(-3)).toEqual(['DIAJUKAN', 'DISETUJUI', 'PERTEK_TERBIT']);
    expect(usul.beritaAcara.map((b: { tahap: string }) => b.tahap)).toEqual(['PERTEK', 'SETUJUI', 'AJUKAN']);
  }
});
