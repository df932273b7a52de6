import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { boleh, PERAN } from '../../../domain/akses.ts';
import { masukan } from './dokumen.ts';
import { buatDunia, type Dunia, type Json, nipKe, pemanggil } from './dunia.ts';

const CATAT =
  'mutation ($input: KepalaDaerahInput!) { hasil: catatKepalaDaerah(input: $input) { instansi { id kepalaDaerah { status tanggalLantik nomorSk } } userErrors { field kode } } }';
const SIMULASI =
  'query ($input: AjukanMutasiInput!) { hasil: simulasiMutasi(input: $input) { pegawai { hasil butir { kode tingkat hasil pesan } } userErrors { kode } } }';
const NIP = nipKe(0);

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
  await dunia.tambahPegawai(NIP);
});
afterAll(() => dunia.tutup());
beforeEach(async () => {
  // The evidence is emptied behind its own trigger, so that each statement below starts from a region without a head.
  await dunia.admin.query('set session_replication_role = replica; delete from kepala_daerah; set session_replication_role = origin');
});

const hari = async (geser: number): Promise<string> =>
  (await dunia.admin.query<{ h: string }>('select (hari_ini() + $1::int)::text as h', [geser])).rows[0]?.h ?? '';
const kepala = async (status: string, geser: number, timpa: Record<string, unknown> = {}) => ({
  instansiId: 'INS-1',
  status,
  tanggalLantik: await hari(geser),
  nomorSk: `KD/${status}/${geser}`,
  ...timpa,
});
const catat = async (input: Record<string, unknown>): Promise<Json> => (await dunia.jalankan('OTDA_KEMENDAGRI', CATAT, { input }))['hasil'];
const semua = async (): Promise<readonly { status: string }[]> => (await dunia.admin.query('select status from kepala_daerah order by id')).rows;

/** What the real gate answers on C04 and C05 for a move within region 1; a rule that passes has no line. */
async function gerbang(): Promise<Readonly<Record<string, string>>> {
  const { pegawai } = (await dunia.jalankan('OPERATOR_INSTANSI', SIMULASI, { input: masukan(dunia, [NIP]) }))['hasil'];
  const butir: readonly { kode: string; hasil: string }[] = pegawai[0]?.butir ?? [];
  return Object.fromEntries(butir.filter((b) => b.kode === 'C04' || b.kode === 'C05').map((b) => [b.kode, b.hasil]));
}

test('C04 dan C05 mengikuti catatan terbaru yang sudah berlaku: belum dicatat, definitif lama, penjabat, definitif baru', async () => {
  expect(await gerbang()).toEqual({ C04: 'BELUM_DIKETAHUI', C05: 'BELUM_DIKETAHUI' });
  await catat(await kepala('DEFINITIF', -1_500));
  expect(await gerbang()).toEqual({});
  await catat(await kepala('PJ', -300));
  expect(await gerbang()).toEqual({ C05: 'GAGAL' });
  await catat(await kepala('DEFINITIF', -20));
  expect(await gerbang()).toEqual({ C04: 'GAGAL' });
  expect(await semua()).toHaveLength(3);
});

test('catatan yang harinya belum tiba belum berlaku, dan pada hari yang sama yang dicatat terakhir yang berlaku', async () => {
  const lama = await kepala('DEFINITIF', -1_500);
  expect((await catat(lama)).instansi.kepalaDaerah).toMatchObject({ status: 'DEFINITIF' });
  expect((await catat(await kepala('PJ', 1))).instansi.kepalaDaerah).toMatchObject({ status: 'DEFINITIF', nomorSk: lama.nomorSk });
  expect(await gerbang()).toEqual({});
  expect((await catat(await kepala('PLT', 0))).instansi.kepalaDaerah).toMatchObject({ status: 'PLT' });
  expect((await catat(await kepala('PLH', 0))).instansi.kepalaDaerah).toMatchObject({ status: 'PLH' });
  // A row written late about an earlier day is evidence, not the head in force.
  expect((await catat(await kepala('DEFINITIF', -900))).instansi.kepalaDaerah).toMatchObject({ status: 'PLH' });
  expect(await semua()).toHaveLength(5);
});

test('mencatat hal yang sama lagi tidak berakibat: satu baris, satu jejak', async () => {
  const input = await kepala('DEFINITIF', -77);
  const jejak = async (): Promise<number> =>
    (await dunia.admin.query<{ n: number }>("select count(*)::int as n from jejak where peristiwa = 'mutasi.kepala_daerah_dicatat'")).rows[0]?.n ?? -1;
  const sebelum = await jejak();
  expect(await catat(input)).toEqual(await catat({ ...input, nomorSk: ` ${input.nomorSk} ` }));
  expect([(await semua()).length, (await jejak()) - sebelum]).toEqual([1, 1]);
});

test('tidak ada peran yang mengubah atau menghapus catatan', async () => {
  await catat(await kepala('DEFINITIF', -77));
  for (const teks of ["update kepala_daerah set status = 'PJ'", 'delete from kepala_daerah', 'truncate kepala_daerah']) {
    await expect(dunia.pool.query(teks), teks).rejects.toMatchObject({ code: '42501' });
    await expect(dunia.admin.query(teks), teks).rejects.toMatchObject({ code: '42501' });
  }
  expect(await semua()).toEqual([{ status: 'DEFINITIF' }]);
});

test('peran: tepat yang boleh catatKepalaDaerah; kepala daerah itu sendiri tidak mencatat dirinya', async () => {
  const input = await kepala('DEFINITIF', -10);
  for (const peran of PERAN) {
    const { data, errors } = await dunia.mentah(peran, CATAT, { input });
    if (boleh('catatKepalaDaerah', peran)) expect(data?.['hasil'], peran).toMatchObject({ instansi: { id: 'INS-1' }, userErrors: [] });
    else expect(errors?.[0]?.originalError, peran).toMatchObject({ kode: 'TIDAK_BERWENANG' });
  }
  expect(boleh('catatKepalaDaerah', pemanggil('PPK').peran)).toBe(false);
  expect(await semua()).toHaveLength(1);
});

test.each([
  ['instansi pusat', { instansiId: 'INS-3' }, 'instansiId', 'INSTANSI_TIDAK_DIKENAL'],
  ['instansi yang tidak ada', { instansiId: 'INS-9' }, 'instansiId', 'INSTANSI_TIDAK_DIKENAL'],
  ['nomor kosong', { nomorSk: '  ' }, 'nomorSk', 'NOMOR_SALAH'],
  ['nomor terlalu panjang', { nomorSk: 'x'.repeat(101) }, 'nomorSk', 'NOMOR_SALAH'],
])('%s ditolak tanpa mencatat', async (_, timpa, field, kode) => {
  expect(await catat(await kepala('PJ', -1, timpa))).toEqual({ instansi: null, userErrors: [{ field, kode }] });
  expect(await semua()).toEqual([]);
});
