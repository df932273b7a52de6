import { afterAll, beforeAll, expect, test } from 'vitest';
import { terimaUmpan, type UmpanDikirim } from '../../../sync/unggahan/terima.ts';
import { ujiUmpan } from '../../../sync/unggahan/uji.ts';
import { potong, type RakitanUnggahan, rakitUnggahan, teks } from './rakit-unggahan.ts';

let r: RakitanUnggahan;
let a: string;
let b: string;
const umpan = (instansi: number, jenis: UmpanDikirim['jenis'], lain: Partial<UmpanDikirim> = {}): UmpanDikirim => ({
  instansi,
  sisi: 'BKN',
  jenis,
  asal: 'UNGGAH',
  lengkap: false,
  oleh: { subjek: 'dev:uji', orang: 'orang-uji' },
  ...lain,
});
const kirim = (u: UmpanDikirim, ...baris: readonly object[]) => terimaUmpan(r, u, potong(baris.map((x) => `${JSON.stringify(x)}\n`).join('')));

beforeAll(async () => {
  r = await rakitUnggahan();
  for (const no of [1, 2]) await terimaUmpan(r, umpan(no, 'pegawai', { lengkap: true }), potong(teks(r.berkas('bkn', no))));
  await terimaUmpan(r, umpan(1, 'pegawai', { lengkap: true, sisi: 'SIMPEG' }), potong(teks(r.berkas('simpeg', 1))));
  const pertama = (no: number) =>
    r.sql(
      async (sql) => (await sql<{ n: string }[]>`select lpad(nip::text, 18, '0') n from pegawai_bkn where instansi = ${no} order by nip limit 1`)[0]?.n ?? '',
    );
  [a, b] = [await pertama(1), await pertama(2)];
}, 60_000);
afterAll(() => r.hapus());

const nilai = (nip: string, kuadran: string) => ({ nipBaru: nip, tahun: '2025', KuadranKinerjaNilai: kuadran });
const hukuman = (nip: string, id: string) => ({
  id,
  nipBaru: nip,
  jenisHukuman: '25',
  jenisTingkatHukumanId: 'S',
  skNomor: `HD/${id}`,
  hukumanTanggal: '01-02-2026',
  masaTahun: '1',
});
const kinerja = () =>
  r.sql((sql) => sql`select instansi, lpad(nip::text, 18, '0') nip, kuadran from kinerja where nip in ${sql([a, b])} order by instansi, nip`);
const hukdis = () => r.sql((sql) => sql`select id, instansi, lpad(nip::text, 18, '0') nip from hukuman_disiplin order by id`);

test('kinerja pegawai instansi lain ditolak barisnya dan tidak berubah; uji sudah mengatakannya', async () => {
  await kirim(umpan(2, 'kinerja'), nilai(b, '4'));
  const baris = [nilai(a, '2'), nilai(b, '1')];
  const duga = await ujiUmpan(r, umpan(1, 'kinerja'), potong(baris.map((x) => `${JSON.stringify(x)}\n`).join('')));
  const l = await kirim(umpan(1, 'kinerja'), ...baris);
  const hitung = { terbaca: 2, diterapkan: 1, takBerubah: 0, karantina: 1, duplikat: 0, ditolak: [{ baris: 2, kolom: 'nip', kode: 'PEGAWAI_TIDAK_DIKENAL' }] };
  expect(duga).toMatchObject(hitung);
  expect(l).toMatchObject({ status: 'DITERAPKAN', ...hitung });
  expect(await kinerja()).toEqual([
    { instansi: 1, nip: a, kuadran: 2 },
    { instansi: 2, nip: b, kuadran: 4 },
  ]);
});

test('hukuman pegawai instansi lain ditolak, juga yang memakai idnya untuk pegawai sendiri', async () => {
  await kirim(umpan(2, 'hukdis'), hukuman(b, 'HL-2'));
  expect(await kirim(umpan(1, 'hukdis'), hukuman(b, 'HL-3'), hukuman(a, 'HL-2'), hukuman(a, 'HL-1'))).toMatchObject({
    terbaca: 3,
    diterapkan: 1,
    karantina: 2,
    ditolak: [
      { baris: 1, kolom: 'nip', kode: 'PEGAWAI_TIDAK_DIKENAL' },
      { baris: 2, kolom: 'id', kode: 'PEGAWAI_TIDAK_DIKENAL' },
    ],
  });
  expect(await hukdis()).toEqual([
    { id: 'HL-1', instansi: 1, nip: a },
    { id: 'HL-2', instansi: 2, nip: b },
  ]);
});

test('hukuman pegawai yang pindah ikut orangnya: instansi barunya dapat mengirim id yang sama', async () => {
  await r.sql((sql) => sql`update pegawai_bkn set instansi = 1 where nip = ${b}`);
  expect(await kirim(umpan(1, 'hukdis'), hukuman(b, 'HL-2'))).toMatchObject({ diterapkan: 1, karantina: 0 });
  expect(await hukdis()).toContainEqual({ id: 'HL-2', instansi: 1, nip: b });
});

test('pegawai yang baru ada pada SIMPEG instansinya diterima', async () => {
  await r.sql((sql) => sql`delete from pegawai_bkn where nip = ${a}`);
  await r.sql((sql) => sql`update kinerja set kuadran = 5 where nip = ${a}`);
  expect(await kirim(umpan(1, 'kinerja'), nilai(a, '3'))).toMatchObject({ diterapkan: 1, karantina: 0 });
  expect(await kinerja()).toContainEqual({ instansi: 1, nip: a, kuadran: 3 });
});
