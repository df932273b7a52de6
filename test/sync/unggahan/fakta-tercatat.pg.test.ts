import { afterAll, beforeAll, expect, test } from 'vitest';
import { terimaUmpan, type UmpanDikirim } from '../../../sync/unggahan/terima.ts';
import { ujiUmpan } from '../../../sync/unggahan/uji.ts';
import { potong, type RakitanUnggahan, rakitUnggahan, teks } from './rakit-unggahan.ts';

let r: RakitanUnggahan;
let nip: string[];
beforeAll(async () => {
  r = await rakitUnggahan();
  await terimaUmpan(r, umpan('BKN', { jenis: 'pegawai', lengkap: true }), potong(teks(r.berkas('bkn', 1))));
  nip = await r.sql(async (sql) =>
    (await sql<{ n: string }[]>`select lpad(nip::text, 18, '0') n from pegawai_bkn where instansi = 1 order by nip limit 3`).map((b) => b.n),
  );
});
afterAll(() => r.hapus());

const umpan = (sisi: 'BKN' | 'SIMPEG', lain: Partial<UmpanDikirim> = {}): UmpanDikirim => ({
  instansi: 1,
  sisi,
  jenis: 'fakta',
  asal: 'UNGGAH',
  lengkap: false,
  oleh: { subjek: 'dev:uji', orang: 'orang-uji' },
  ...lain,
});
const KEPALA = 'nip;jenis;mulai;akhir;nilai;angka;acuan;dokumen;tanggalDokumen;sumber;batal\n';
const kirim = (sisi: 'BKN' | 'SIMPEG', ...baris: readonly string[]) => terimaUmpan(r, umpan(sisi), potong(KEPALA + baris.join('\n')));
const isi = () => r.sql((sql) => sql`select lpad(nip::text, 18, '0') nip, jenis, sisi, akhir::text, nilai, batal from fakta_pegawai order by nip, jenis, sisi`);

test('fakta pegawai dan instansi tersimpan; yang tidak ada di berkas berikutnya tetap ada', async () => {
  const l = await kirim(
    'BKN',
    `${nip[0]};PARPOL;2024-01-01;;ANGGOTA;;;B/1;2024-01-02;Bawaslu Contoh;`,
    `;PANSEL_ANGGOTA;2024-01-01;;;5;JABATAN-03;P/1;2024-01-02;PPK Contoh;`,
  );
  expect(l).toMatchObject({ status: 'DITERAPKAN', terbaca: 2, diterapkan: 2, karantina: 0 });
  await kirim('BKN', `${nip[1]};DITAHAN;2024-01-01;;;;;B/2;2024-01-02;Polres Contoh;`);
  expect((await isi()).map((f) => [f['nip'], f['jenis']])).toEqual([
    [nip[0], 'PARPOL'],
    [nip[1], 'DITAHAN'],
  ]);
  expect(await r.sql((sql) => sql`select jenis, acuan, angka from fakta_instansi`)).toEqual([{ jenis: 'PANSEL_ANGGOTA', acuan: 'JABATAN-03', angka: 5 }]);
});

test('instansi tidak dapat mengakhiri atau mencabut catatan BKN; sisinya sendiri dapat', async () => {
  const baris = `${nip[0]};PARPOL;2024-01-01;2024-06-30;ANGGOTA;;;S/1;2024-07-01;BKD Contoh;ya`;
  await kirim('SIMPEG', baris);
  expect((await isi()).filter((f) => f['jenis'] === 'PARPOL')).toMatchObject([
    { sisi: 'BKN', akhir: null, batal: false },
    { sisi: 'SIMPEG', akhir: '2024-06-30', batal: true },
  ]);
  await kirim('BKN', baris);
  expect((await isi()).filter((f) => f['jenis'] === 'PARPOL')).toMatchObject([{ batal: true }, { batal: true }]);
});

test('baris salah disebut baris, kolom, kode dan pesannya; pegawai yang tidak dikenal ditolak', async () => {
  const l = await kirim('BKN', `${nip[2]};RAMALAN;2024-01-01;;;;;B/3;2024-01-02;X;`, `199001012015031999;DITAHAN;2024-01-01;;;;;B/3;2024-01-02;X;`);
  expect(l).toMatchObject({ karantina: 2, diterapkan: 0 });
  expect(l.ditolak).toMatchObject([
    { baris: 2, kolom: 'jenis', kode: 'JENIS_FAKTA_TIDAK_DIKENAL', pesan: expect.stringContaining('docs/fakta.md') },
    { baris: 3, kolom: 'nip', kode: 'PEGAWAI_TIDAK_DIKENAL' },
  ]);
});

test('uji kering menghitung tanpa menyimpan', async () => {
  const sebelum = await isi();
  const l = await ujiUmpan(r, umpan('BKN'), potong(`${KEPALA}${nip[2]};DITAHAN;2024-01-01;;;;;B/4;2024-01-02;X;`));
  expect(l).toMatchObject({ status: 'UJI', terbaca: 1, diterapkan: 1, sebab: null });
  expect(await isi()).toEqual(sebelum);
});

test('yang dicatat SIMPEG satu instansi tidak dapat diubah atau dicabut SIMPEG instansi lain', async () => {
  const baris = (akhir: string, batal: string) => `${nip[2]};PARPOL;2024-01-01;${akhir};ANGGOTA;;;S/9;2024-07-01;BKD Contoh;${batal}`;
  await kirim('SIMPEG', baris('', ''));
  const sebelum = await isi();
  await r.sql((sql) => sql`update pegawai_bkn set instansi = 2 where nip = ${nip[2] ?? ''}`);
  const lain = { ...umpan('SIMPEG'), instansi: 2 };
  const berkas = KEPALA + baris('2024-06-30', 'ya');
  const ditolak = [{ baris: 2, kolom: 'nip', kode: 'PEGAWAI_TIDAK_DIKENAL', pesan: expect.stringContaining('SIMPEG instansi lain') }];
  expect(await ujiUmpan(r, lain, potong(berkas))).toMatchObject({ terbaca: 1, diterapkan: 0, karantina: 1, ditolak });
  expect(await terimaUmpan(r, lain, potong(berkas))).toMatchObject({ terbaca: 1, diterapkan: 0, karantina: 1, duplikat: 0, ditolak });
  expect(await isi()).toEqual(sebelum);
  expect(await terimaUmpan(r, { ...lain, sisi: 'BKN' }, potong(berkas))).toMatchObject({ diterapkan: 1, karantina: 0 });
});
