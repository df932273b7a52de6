import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catatTarikan } from '../../../sync/2-stage/tarikan.ts';
import { prosesTarikan } from '../../../sync/proses-tarikan.ts';
import { folderUji } from '../../support/folder-uji.ts';
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

test('umpan lain di antaranya tidak menang atas agen: berkas yang sama diumpankan lagi, dan umur data diperbarui tanpa tarikan baru', async () => {
  const agen = await d.agen('integrator', isi);
  await agen.putar();
  const kirim = { method: 'POST', headers: { authorization: `Bearer ${await d.token('integrator')}` }, body: isi.split('\n').slice(0, -8).join('\n') };
  expect((await fetch(`${d.url}/v1/unggahan?instansi=${encodeURIComponent(d.id(1))}&jenis=pegawai`, kirim)).status).toBe(200);
  const jumlah = async (): Promise<number | undefined> =>
    (await d.r.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from pegawai_simpeg where instansi = 1`))[0]?.n;
  const berkurang = (await jumlah()) ?? 0;
  expect(await agen.putar()).toMatchObject({ anak: 'SAMA', laporan: { status: 'DITERAPKAN' } });
  expect(await jumlah()).toBeGreaterThan(berkurang);
  const n = await banyakTarikan();
  const umur = async (): Promise<Date | undefined> =>
    (await d.r.sql((sql) => sql<{ pada: Date }[]>`select pada from kesegaran where instansi = 1 and sisi = 'SIMPEG' and jenis = 'pegawai'`))[0]?.pada;
  const dulu = await umur();
  expect(await agen.putar()).toMatchObject({ anak: 'SAMA', laporan: null });
  expect((await umur())?.getTime()).toBeGreaterThan(dulu?.getTime() ?? 0);
  expect(await banyakTarikan()).toBe(n);
});

test('pegawai yang dibaca sendiri dari sumber lain tidak menang atas berkas agen yang sama; bacaan yang tidak mengubah apa pun tidak mengganggunya', async () => {
  const agen = await d.agen('integrator', isi);
  await agen.putar();
  const [judul = '', baris = ''] = [isi.split('\n')[0], isi.split('\n').find((b) => /(?<!\d)\d{18}(?!\d)/.test(b) && /REKAAN|CONTOH|MISALNYA|UJICOBA/.test(b))];
  const bacaSendiri = async (satu: string): Promise<void> => {
    const berkas = path.join(folderUji('orang'), 'orang.csv');
    writeFileSync(berkas, `${judul}\n${satu}\n`);
    const umpan = { instansi: 1, sisi: 'SIMPEG', jenis: 'pegawai', asal: 'ORANG', lengkap: false, oleh: 'SISTEM' } as const;
    await prosesTarikan({ url: d.r.url }, await d.r.sql((sql) => catatTarikan(sql, { ...umpan, berkas, sha256: 'uji' })));
  };
  const terganti = async (): Promise<number> =>
    (await d.r.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from pegawai_simpeg where instansi = 1 and nama like '%GANTI%'`))[0]?.n ?? 0;
  await bacaSendiri(baris);
  const n = await banyakTarikan();
  expect(await agen.putar()).toMatchObject({ anak: 'SAMA', laporan: null });
  expect(await banyakTarikan()).toBe(n);
  await bacaSendiri(baris.replace(/REKAAN|CONTOH|MISALNYA|UJICOBA/, 'GANTI'));
  expect(await terganti()).toBe(1);
  expect(await agen.putar()).toMatchObject({ anak: 'SAMA', laporan: { status: 'DITERAPKAN', diterapkan: 1 } });
  expect(await terganti()).toBe(0);
});

test('berkas yang kehilangan terlalu banyak orang ditahan satu kali saja, dan berkas yang benar sesudahnya diterapkan lewat jurnal', async () => {
  const agen = await d.agen('integrator', isi);
  await agen.putar();
  const baris = isi.trimEnd().split('\n');
  const sah = baris.filter((b, i) => i === 0 || /(?<!\d)\d{18}(?!\d)/.test(b));
  agen.tulis(`${sah.slice(0, Math.floor(sah.length / 2)).join('\n')}\n`);
  expect(await agen.putar()).toMatchObject({ anak: 'JURNAL', laporan: { status: 'TERTUNDA' } });
  const n = await banyakTarikan();
  expect(await agen.putar()).toMatchObject({ anak: 'SAMA', laporan: { status: 'TERTUNDA' } });
  expect(await banyakTarikan()).toBe(n);
  agen.tulis(isi);
  expect(await agen.putar()).toMatchObject({ anak: 'JURNAL', laporan: { status: 'DITERAPKAN', dihapus: 0 } });
});

test('berkas yang dirakit hub dipangkas: hanya tiga yang terbaru tinggal, berkas unggahan penuh tidak disentuh', async () => {
  const agen = await d.agen('integrator', isi);
  await agen.putar();
  const ke = isi.indexOf('\n') + 1;
  for (let i = 0; i < 6; i++) {
    agen.tulis(isi.slice(0, ke) + isi.slice(ke).replace(/REKAAN|CONTOH|MISALNYA|UJICOBA/, `PUTARAN ${'ABCDEF'[i]}`));
    expect((await agen.putar()).laporan?.status).toBe('DITERAPKAN');
  }
  const berkas = await d.r.sql(
    (sql) => sql<{ berkas: string; cara: string }[]>`select t.berkas, s.cara from denyut_sesi s join tarikan t on t.id = s.tarikan order by t.id desc`,
  );
  const ada = (cara: string): boolean[] => berkas.filter((b) => b.cara === cara).map((b) => existsSync(b.berkas));
  expect(ada('DELTA').slice(0, 6)).toEqual([true, true, true, false, false, false]);
  expect(ada('PENUH').every(Boolean)).toBe(true);
  agen.lupakanJurnal();
  expect(await agen.putar()).toMatchObject({ anak: 'SAMA' });
});
