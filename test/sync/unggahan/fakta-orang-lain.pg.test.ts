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
});
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

test('berkas lengkap milik instansi lain ditahan, karena tidak satu pun barisnya dapat diterapkan; uji mengatakan hal yang sama', async () => {
  const nipDari = async (no: number) =>
    (await r.sql((sql) => sql<{ n: string }[]>`select lpad(nip::text, 18, '0') n from pegawai_bkn where instansi = ${no} order by nip limit 12`)).map(
      (x) => x.n,
    );
  const [sendiri, lain] = [await nipDari(1), await nipDari(2)];
  const lengkap = umpan(1, 'kinerja', { lengkap: true });
  expect(await kirim(lengkap, ...sendiri.map((n) => nilai(n, '2')))).toMatchObject({ status: 'DITERAPKAN', diterapkan: 12 });
  const salah = lain.map((n) => nilai(n, '2'));
  const duga = await ujiUmpan(r, lengkap, potong(salah.map((x) => `${JSON.stringify(x)}\n`).join('')));
  expect(duga).toMatchObject({ terbaca: 12, diterapkan: 0, karantina: 12, sebab: expect.stringContaining('menyusut dari 12 ke 0') });
  expect(await kirim(lengkap, ...salah)).toMatchObject({ status: 'TERTUNDA', sebab: expect.stringContaining('menyusut dari 12 ke 0') });
  expect(await r.sql((sql) => sql`select count(*)::int n from kinerja where instansi = 1`)).toEqual([{ n: 12 }]);
});

test('satu tahun seorang pegawai, sekali dengan NIP dan sekali dengan id pegawainya, adalah satu fakta', async () => {
  const [p] = await r.sql((sql) => sql<{ id: string }[]>`select pns_id id from pegawai_bkn where nip = ${a}`);
  const { nipBaru: _, ...denganId } = { ...nilai(a, '1'), pnsId: p?.id };
  const baris = [nilai(a, '2'), denganId];
  const hitung = { terbaca: 2, diterapkan: 1, duplikat: 1, karantina: 0 };
  expect(await ujiUmpan(r, umpan(1, 'kinerja'), potong(baris.map((x) => `${JSON.stringify(x)}\n`).join('')))).toMatchObject(hitung);
  expect(await kirim(umpan(1, 'kinerja'), ...baris)).toMatchObject({ status: 'DITERAPKAN', ...hitung });
  expect(await kinerja()).toContainEqual({ instansi: 1, nip: a, kuadran: 1 });
});

test('kinerja setahun tidak dihapus selama satu barisnya ditolak karena orangnya belum dikenal; tahun lain dihapus', async () => {
  await kirim(umpan(1, 'kinerja'), { ...nilai(a, '2'), tahun: '2024' });
  const tahun = () => r.sql((sql) => sql`select distinct tahun from kinerja where instansi = 1 order by tahun`);
  const asing = { pnsId: 'ID-BELUM-ADA', tahun: '2024', KuadranKinerjaNilai: '2' };
  const sendiri = await r.sql((sql) => sql<{ n: string }[]>`select lpad(nip::text, 18, '0') n from kinerja where instansi = 1 and tahun = 2025`);
  await kirim(umpan(1, 'kinerja', { lengkap: true }), ...sendiri.filter(({ n }) => n !== a).map(({ n }) => nilai(n, '2')), asing);
  expect(await tahun()).toEqual([{ tahun: 2024 }, { tahun: 2025 }]);
  expect(await kinerja()).not.toContainEqual(expect.objectContaining({ nip: a, kuadran: 1 }));
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
