import { afterAll, beforeAll, expect, test } from 'vitest';
import { ajukan, idDokumen } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe } from './dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
  await dunia.admin.query('update peta_jabatan set kebutuhan = 999');
});
afterAll(() => dunia.tutup());

const baca = async (id: string) =>
  (await dunia.jalankan('AUDITOR_ASN', 'query ($id: ID!) { usul(id: $id) { klasifikasi { kategori kategoriSiasnId jalur { id nama } } } }', { id }))['usul']
    .klasifikasi;
const usulkan = async (n: number, klasifikasi: object | null, timpa: object = {}) => {
  await dunia.tambahPegawai(nipKe(n));
  return ajukan(dunia, [nipKe(n)], { klasifikasi, ...timpa });
};

test('usul membawa kategori, jenis dan sub jenis I-MUT dengan id SIASN, tanpa kehilangan', async () => {
  const { usul } = await usulkan(900, { kategori: 'MUTASI', jenis: '51', subJenis: '511' });
  expect(await baca(usul.id)).toEqual({
    kategori: 'MUTASI',
    kategoriSiasnId: 'b16d8526-47ba-472d-bdc4-a7b7dab34938',
    jalur: [
      { id: '51', nama: 'Pengawas' },
      { id: '511', nama: 'Umum' },
    ],
  });
});

test('pemberhentian menyebut macamnya sampai rumpun', async () => {
  const pemberhentian = { jenis: 'PEMBERHENTIAN', dokumen: [{ id: idDokumen('SURAT_PERINTAH_PLT') }] };
  const { usul } = await usulkan(901, { kategori: 'PEMBERHENTIAN', jenis: '46', subJenis: '463', rumpun: '4631' }, pemberhentian);
  expect((await baca(usul.id)).jalur.map((c: { nama: string }) => c.nama)).toEqual(['Dari jabatan', 'Pengawas', 'Mengundurkan diri']);
});

test.each([
  ['kategori yang bukan bagi jenis usulnya', 910, { kategori: 'PEMBERHENTIAN', jenis: '45', subJenis: '452' }],
  ['cabang yang belum sampai ujungnya', 911, { kategori: 'MUTASI', jenis: '51' }],
  ['id asing', 912, { kategori: 'MUTASI', jenis: '99' }],
] as const)('%s ditolak, dan tidak ada yang tersimpan', async (_nama, n, klasifikasi) => {
  const { rows: awal } = await dunia.admin.query('select count(*)::int n from usul');
  expect(await usulkan(n, klasifikasi)).toMatchObject({ userErrors: [{ kode: 'KLASIFIKASI_SALAH', field: 'klasifikasi' }] });
  expect((await dunia.admin.query('select count(*)::int n from usul')).rows).toEqual(awal);
});

test('tanpa klasifikasi usul tetap diterima; taksonominya dapat dibaca, induk mendahului anak', async () => {
  const { usul } = await usulkan(902, null);
  expect(await baca(usul.id)).toBeNull();
  const { taksonomiImut } = await dunia.jalankan('PPK', '{ taksonomiImut { id kategori induk daun } }');
  const sudah = new Set<string | null>([null]);
  for (const c of taksonomiImut) {
    expect(sudah.has(c.induk)).toBe(true);
    sudah.add(c.id);
  }
  expect(taksonomiImut.length).toBeGreaterThan(100);
});
