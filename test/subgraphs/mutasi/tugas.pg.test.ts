import { afterAll, beforeAll, expect, test } from 'vitest';
import { lantik, PERTEK, SETUJUI, sampai, sk } from './alur.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from './dunia.ts';

const LAPOR = 'mutation ($input: LaporTugasInput!) { hasil: laporkanTugas(input: $input) { id userErrors { kode } } }';
const TUGAS =
  'query ($id: ID!) { usul(id: $id) { status tugasKeluar { id tujuan keadaan disimpanPada disinkronkanPada dokumenPada percobaan kode pesan terbuktiPada } } }';

let dunia: Dunia;
let usul: { id: string };
beforeAll(async () => {
  dunia = await buatDunia();
  usul = await sampai(dunia, nipKe(950), [SETUJUI, PERTEK, sk(dunia), lantik(dunia)]);
});
afterAll(() => dunia.tutup());

const tugas = async (tujuan: string) =>
  (await dunia.jalankan('AUDITOR_ASN', TUGAS, { id: usul.id }))['usul'].tugasKeluar.find((t: { tujuan: string }) => t.tujuan === tujuan);
const lapor = async (id: string, fakta: string, peran: Parameters<Dunia['jalankan']>[0] = 'OPERATOR_INSTANSI') =>
  (await dunia.jalankan(peran, LAPOR, { input: { id, fakta } }))['hasil'];

test('setiap tugas menampilkan ketiga faktanya sendiri-sendiri, dan yang berhenti kode jawabannya', async () => {
  const { id } = await tugas('SIASN');
  expect(await tugas('SIASN')).toMatchObject({ keadaan: 'MENUNGGU', disimpanPada: null, disinkronkanPada: null, dokumenPada: null, kode: null });
  await dunia.admin.query('update tugas_keluar set disimpan_pada = now() where id = $1', [id]);
  await dunia.admin.query(
    "insert into tulis_balik (tugas, keadaan, percobaan, penolakan, kode, pesan) values ($1, 'PERLU_TINDAKAN', 3, 3, 'HTTP 200, code 0', 'unor tidak aktif')",
    [id],
  );
  expect(await tugas('SIASN')).toMatchObject({
    keadaan: 'PERLU_TINDAKAN',
    disimpanPada: expect.any(String),
    disinkronkanPada: null,
    percobaan: 3,
    kode: 'HTTP 200, code 0',
  });
});

test('isi tugas memuat tanggal pelantikan', async () => {
  const { rows } = await dunia.admin.query("select distinct isi->>'tanggalPelantikan' t from tugas_keluar where kunci like $1", [`usul:${usul.id}:%`]);
  expect(rows).toEqual([{ t: dunia.tmt }]);
});

test('instansi melaporkan sisinya sendiri, satu fakta sekali; laporan tidak membuktikan apa pun', async () => {
  const { id } = await tugas('SIMPEG');
  for (const fakta of ['DISIMPAN', 'DISIMPAN', 'DOKUMEN']) expect(await lapor(id, fakta)).toMatchObject({ id, userErrors: [] });
  expect(await tugas('SIMPEG')).toMatchObject({
    disimpanPada: expect.any(String),
    disinkronkanPada: null,
    dokumenPada: expect.any(String),
    terbuktiPada: null,
  });
  const { rows } = await dunia.admin.query("select count(*)::int n from jejak where peristiwa = 'tugas.dilaporkan'");
  expect(rows[0].n).toBe(2);
  expect((await dunia.jalankan('AUDITOR_ASN', TUGAS, { id: usul.id }))['usul'].status).toBe('DILANTIK');
});

test('tugas SIASN, tugas instansi lain, dan peran lain ditolak', async () => {
  expect(await lapor((await tugas('SIASN')).id, 'DISIMPAN')).toMatchObject({ userErrors: [{ kode: 'TIDAK_DITEMUKAN' }] });
  expect(await lapor((await tugas('SIMPEG')).id, 'DISINKRONKAN', pemanggil('OPERATOR_INSTANSI', 2))).toMatchObject({
    userErrors: [{ kode: 'TIDAK_DITEMUKAN' }],
  });
  await expect(lapor((await tugas('SIMPEG')).id, 'DISINKRONKAN', 'VERIFIKATOR_BKN')).rejects.toThrow(/berwenang/);
});
