import { afterAll, beforeAll, expect, test } from 'vitest';
import { baca, type RakitanDenyut, rakitDenyut } from './rakit-denyut.ts';

let d: RakitanDenyut;
let isi: string;
beforeAll(async () => {
  d = await rakitDenyut();
  isi = baca(d.r.berkas('simpeg', 1));
});
afterAll(() => d.tutup());

const banyakTarikan = (): Promise<number> => d.r.sql(async (sql) => (await sql<{ n: number }[]>`select count(*)::int n from tarikan`)[0]?.n ?? 0);

test('pertama penuh, lalu sama, lalu selisih terhadap jurnal, lalu pencocokan bila jurnal hilang', async () => {
  const agen = await d.agen('integrator', isi);
  expect(await agen.putar()).toMatchObject({ anak: 'PENUH', laporan: { status: 'DITERAPKAN' } });
  const n = await banyakTarikan();
  expect(await agen.putar()).toMatchObject({ anak: 'SAMA', laporan: null, pulangPergi: 1 });
  expect(await banyakTarikan()).toBe(n);

  const baris = isi.trimEnd().split('\n');
  const ubah = baris.with(3, (baris[3] ?? '').replace(/REKAAN|CONTOH|MISALNYA|UJICOBA/, 'GANTI'));
  agen.tulis(`${ubah.join('\n')}\n`);
  expect(await agen.putar()).toMatchObject({
    anak: 'JURNAL',
    tambah: 1,
    hapus: 1,
    pulangPergi: 2,
    laporan: { status: 'DITERAPKAN', diterapkan: 1, dihapus: 0 },
  });

  agen.lupakanJurnal();
  agen.tulis(`${ubah.toSpliced(5, 1).join('\n')}\n`);
  expect(await agen.putar()).toMatchObject({ anak: 'REKONSILIASI', tambah: 0, hapus: 1, pulangPergi: 2, laporan: { status: 'DITERAPKAN', dihapus: 1 } });
  agen.lupakanJurnal();
  expect(await agen.putar()).toMatchObject({ anak: 'SAMA', pulangPergi: 1 });
});
