import { afterAll, beforeAll, expect, test } from 'vitest';
import { lakukan, lantik, PERTEK, SETUJUI, sampai, sk } from './alur.ts';
import { AJUKAN, ajukan, masukan, ULANG } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe } from './dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

const kode = (hasil: { pegawai: readonly { butir: readonly { kode: string; hasil: string }[] }[] }) => hasil.pegawai[0]?.butir.map((b) => [b.kode, b.hasil]);
const catat = (nip: string, jenis: string, lain: Record<string, unknown> = {}) => {
  const isi = {
    instansi: 1,
    nip,
    jenis,
    mulai: '2024-01-01',
    acuan: '',
    sisi: 'BKN',
    dokumen: 'F/1',
    tanggal: '2024-01-02',
    sumber: 'uji',
    batal: false,
    tarikan: 1,
    ...lain,
  };
  return dunia.admin.query(`insert into fakta_pegawai select * from jsonb_populate_record(null::fakta_pegawai, $1::jsonb)`, [JSON.stringify(isi)]);
};
const SIMULASI = `query ($input: AjukanMutasiInput!) { hasil: simulasiMutasi(input: $input) { hasil userErrors { kode field } pegawai { butir { kode hasil } } } }`;
const simulasi = async (nip: string, timpa: Record<string, unknown>) =>
  (await dunia.jalankan('OPERATOR_INSTANSI', SIMULASI, { input: masukan(dunia, [nip], timpa) }))['hasil'];

test('fakta yang dicatat menahan usul, dan sesudah dicabut usul yang sama lewat', async () => {
  const nip = nipKe(0);
  await dunia.tambahPegawai(nip);
  await catat(nip, 'PARPOL', { nilai: 'ANGGOTA' });
  const hasil = await ajukan(dunia, [nip]);
  expect(kode(hasil)).toEqual([['B09', 'GAGAL']]);
  await dunia.admin.query('update fakta_pegawai set batal = true where nip = $1', [nip]);
  const ulang = await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: hasil.usul.id, versi: hasil.usul.versi } });
  expect(ulang['hasil'].__typename).toBe('MutasiDiajukan');
});

test('usul pemberhentian menyebut jenisnya; tanpa itu F01 belum diketahui dan menahan', async () => {
  const nip = nipKe(1);
  await dunia.tambahPegawai(nip);
  const tujuan = { instansiId: 'INS-1', unorId: 'UNOR-01', jabatanId: 'JABATAN-02' };
  const henti = (rincian?: object) => ({ jenis: 'PEMBERHENTIAN', pegawai: [{ nip, tujuan }], ...(rincian && { rincian }) });
  expect(kode(await simulasi(nip, henti()))).toEqual([['F01', 'BELUM_DIKETAHUI']]);
  expect(kode(await simulasi(nip, henti({ jenisPemberhentian: '14' })))).toEqual([['F12', 'BELUM_DIKETAHUI']]);
  await catat(nip, 'HILANG');
  expect(await simulasi(nip, henti({ jenisPemberhentian: '14' }))).toMatchObject({ hasil: 'LOLOS' });
  const usul = (await dunia.jalankan('OPERATOR_INSTANSI', AJUKAN, { input: masukan(dunia, [nip], henti({ jenisPemberhentian: '14' })) }))['hasil'].usul;
  const baca = await dunia.jalankan('OPERATOR_INSTANSI', 'query ($id: ID!) { usul(id: $id) { status rincian { jenisPemberhentian alasanJabatan } } }', {
    id: usul.id,
  });
  expect(baca['usul']).toEqual({ status: 'DIAJUKAN', rincian: { jenisPemberhentian: '14', alasanJabatan: null } });
});

test('penugasan Plt diperiksa tetapi tidak diajukan; rincian yang tidak cocok dengan jenisnya ditolak', async () => {
  const nip = nipKe(2);
  await dunia.tambahPegawai(nip);
  const plt = { jenis: 'PENGANGKATAN', rincian: { penugasan: 'PLT', sampai: dunia.tmt } };
  expect((await simulasi(nip, plt)).hasil).toBe('LOLOS');
  expect(kode(await simulasi(nip, { ...plt, rincian: { penugasan: 'PLT', sampai: '2199-01-01' } }))).toEqual([['D36', 'GAGAL']]);
  expect((await ajukan(dunia, [nip], plt)).userErrors).toMatchObject([{ kode: 'PENUGASAN_TANPA_USUL', field: 'rincian.penugasan' }]);
  const salah = async (timpa: object) =>
    (await ajukan(dunia, [nip], timpa as Record<string, unknown>)).userErrors.map((e: { kode: string; field: string }) => [e.kode, e.field]);
  expect(await salah({ rincian: { jenisPemberhentian: '1', penugasan: 'PLH' } })).toEqual([
    ['RINCIAN_SALAH', 'rincian.jenisPemberhentian'],
    ['RINCIAN_SALAH', 'rincian.penugasan'],
    ['PENUGASAN_TANPA_USUL', 'rincian.penugasan'],
  ]);
  expect(await salah({ jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '1', alasanJabatan: 'CLTN', sampai: dunia.tmt } })).toEqual([
    ['RINCIAN_SALAH', 'rincian.alasanJabatan'],
    ['RINCIAN_SALAH', 'rincian.sampai'],
  ]);
});

test('SK atas usul yang isinya bukan lagi isi pertek bertanda tangan ditahan C09', async () => {
  const usul = await sampai(dunia, nipKe(3), [{ nama: 'setujuiInstansi', peran: 'PPK' }, SETUJUI, PERTEK]);
  const ubah = (jabatan: string) =>
    dunia.admin.query('update usul_pegawai set jabatan_tujuan = $2, jenis_jabatan_tujuan = case when $2 = $3 then $4 else $5 end where usul = $1', [
      usul.id,
      jabatan,
      'J1',
      '1',
      '4',
    ]);
  await ubah('JP');
  const ditahan = await lakukan(dunia, usul, sk(dunia));
  expect(ditahan.__typename).toBe('MutasiDitahan');
  expect(kode(ditahan)).toContainEqual(['C09', 'GAGAL']);
});

test('pengangkatan tanpa undangan minta alasan pada pelantikan, dengan undangan lewat', async () => {
  const lewat = [{ nama: 'setujuiInstansi', peran: 'PPK' as const }, SETUJUI, PERTEK, sk(dunia, '800/4/2026')];
  const usul = await sampai(dunia, nipKe(4), lewat, { jenis: 'PENGANGKATAN' });
  const hasil = await lakukan(dunia, usul, lantik(dunia));
  expect(hasil.__typename).toBe('MutasiBeralih');
});

test('simulasi dapat mengandaikan selisih selesai dan dokumen lengkap, dan mengatakannya', async () => {
  const nip = nipKe(5);
  await dunia.tambahPegawai(nip);
  await dunia.admin.query(
    "insert into selisih (instansi, nip, bidang, jenis, nilai_bkn, nilai_simpeg, level, sejak) values (1, $1, 21, 'BEDA', '34', '33', 'BLOKIR_JAB', now())",
    [nip],
  );
  const ANDAI =
    'query ($input: AjukanMutasiInput!, $andai: [Andaian!]) { hasil: simulasiMutasi(input: $input, andaikan: $andai) { hasil andaikan pegawai { butir { kode } } } }';
  const andai = async (...a: readonly string[]) =>
    (await dunia.jalankan('OPERATOR_INSTANSI', ANDAI, { input: masukan(dunia, [nip], { dokumen: [] }), andai: a }))['hasil'];
  const gugur = async (...a: readonly string[]) =>
    (await andai(...a)).pegawai.flatMap((p: { butir: readonly { kode: string }[] }) => p.butir.map((b) => b.kode));
  expect(await gugur()).toEqual(['A11', 'C13']);
  expect(await gugur('SELISIH_SELESAI')).toEqual(['C13']);
  expect(await andai('SELISIH_SELESAI', 'DOKUMEN_LENGKAP')).toEqual({ hasil: 'LOLOS', andaikan: ['SELISIH_SELESAI', 'DOKUMEN_LENGKAP'], pegawai: [] });
});
