import { afterAll, beforeAll, expect, test } from 'vitest';
import { boleh, PERAN } from '../../../domain/akses.ts';
import { jalankanOtomatis } from '../../../subgraphs/mutasi/otomatis.ts';
import { lakukan, SETUJUI } from './alur.ts';
import { ajukan, ULANG } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from './dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

const KECUALIKAN = 'mutation ($input: KecualikanAturanInput!) { hasil: kecualikanAturan(input: $input) { usul { id status } userErrors { field kode } } }';
const isi = (usul: { id: string }, timpa: Record<string, unknown> = {}) => ({
  input: { id: usul.id, kode: 'D24', nomor: 'KA/1/2026', tanggal: dunia.tanggalSk, alasan: 'Formasi sedang ditetapkan menteri.', ...timpa },
});
const kecualikan = async (usul: { id: string }, timpa: Record<string, unknown> = {}, peran: Parameters<Dunia['jalankan']>[0] = 'PENANDATANGAN_BKN') =>
  (await dunia.jalankan(peran, KECUALIKAN, isi(usul, timpa)))['hasil'];
const ulang = async (usul: { id: string; versi: number }) =>
  (await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: usul.id, versi: usul.versi } }))['hasil'];

/** A usul held by the position map alone: its target has no free seat. */
async function tertahan(n: number) {
  await dunia.tambahPegawai(nipKe(n));
  const usul = await ajukan(dunia, [nipKe(n)], { pegawai: [{ nip: nipKe(n), tujuan: { instansiId: 'INS-1', unorId: 'U1P', jabatanId: 'J1' } }] });
  return usul;
}

test('BLOCK dibuka pejabat yang disebut katalog dengan nomor surat; berita acara memuat pengecualiannya', async () => {
  const hasil = await tertahan(0);
  const menahan = hasil.pegawai[0].butir.filter((b: { tingkat: string }) => b.tingkat === 'BLOCK').map((b: { kode: string }) => b.kode);
  expect(menahan).toContain('D24');
  for (const kode of menahan) expect(await kecualikan(hasil.usul, { kode })).toMatchObject({ usul: { status: 'DITAHAN' }, userErrors: [] });
  const peringatan = hasil.pegawai[0].butir.filter((b: { tingkat: string }) => b.tingkat === 'WARN').map((b: { kode: string }) => b.kode);
  const lewat = (await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: hasil.usul.id, versi: hasil.usul.versi, akuiPeringatan: peringatan } }))[
    'hasil'
  ];
  expect(lewat.__typename).toBe('MutasiDiajukan');
  const baca = await dunia.jalankan(
    'PPK',
    'query ($id: ID!) { usul(id: $id) { beritaAcara { pegawai(hanyaGugur: false) { butir { kode pengecualian { nomor peran } dibukaOleh { peran dokumen } } } } } }',
    { id: hasil.usul.id },
  );
  const butir = baca['usul'].beritaAcara[0].pegawai[0].butir.find((b: { kode: string }) => b.kode === 'D24');
  expect(butir).toEqual({
    kode: 'D24',
    pengecualian: { nomor: 'KA/1/2026', peran: 'PENANDATANGAN_BKN' },
    dibukaOleh: { peran: ['PENANDATANGAN_BKN'], dokumen: 'surat persetujuan Kepala BKN' },
  });
  const jejak = await dunia.admin.query(
    "select data from jejak where peristiwa = 'mutasi.aturan_dikecualikan' and data ->> 'usul' = $1 and data ->> 'kode' = 'D24'",
    [hasil.usul.id],
  );
  expect(jejak.rows).toHaveLength(1);
  expect((await kecualikan(hasil.usul)).userErrors).toEqual([]);
  expect((await dunia.admin.query('select 1 from pengecualian_aturan where usul = $1 and kode = $2', [hasil.usul.id, 'D24'])).rows).toHaveLength(1);
});

test('usul yang aturannya dikecualikan tidak diputuskan hub, dan tidak disetujui oleh orang yang mengecualikannya (I12)', async () => {
  const hasil = await tertahan(5);
  const butir: { tingkat: string; kode: string }[] = hasil.pegawai[0].butir;
  for (const { kode } of butir.filter((b) => b.tingkat === 'BLOCK')) await kecualikan(hasil.usul, { kode });
  const akuiPeringatan = butir.filter((b) => b.tingkat === 'WARN').map((b) => b.kode);
  const { usul } = (await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: hasil.usul.id, versi: hasil.usul.versi, akuiPeringatan } }))['hasil'];
  const { usul: bkn } = await lakukan(dunia, usul, { nama: 'setujuiInstansi', peran: 'APPROVER_INSTANSI' });
  expect(bkn.status).toBe('DITERIMA_BKN');
  const [jawaban] = await jalankanOtomatis(dunia.sistem(), bkn.id);
  expect(jawaban).toMatchObject({ jenis: 'DITOLAK', userErrors: [{ kode: 'OTOMATIS_DITOLAK', pesan: expect.stringContaining('dikecualikan') }] });
  const sama = { ...pemanggil('VERIFIKATOR_BKN'), orang: pemanggil('PENANDATANGAN_BKN').orang };
  expect(await lakukan(dunia, bkn, { ...SETUJUI, peran: sama })).toMatchObject({ userErrors: [{ kode: 'ORANG_SAMA' }] });
  expect((await lakukan(dunia, bkn, SETUJUI)).usul.status).toBe('DISETUJUI');
});

test('pengecualian hanya membuka hal yang menahan waktu itu: kegagalan atas hal lain menahan lagi, sampai dikecualikan lagi', async () => {
  const hasil = await tertahan(6);
  const butir: { tingkat: string; kode: string }[] = hasil.pegawai[0].butir;
  for (const { kode } of butir.filter((b) => b.tingkat === 'BLOCK')) await kecualikan(hasil.usul, { kode });
  await dunia.admin.query("insert into peta_jabatan (instansi, unor_id, jabatan_id, jenis_jabatan_id, kebutuhan, terisi) values (1, 'U1P', 'J1', '1', 2, 2)");
  const tahan = await ulang(hasil.usul);
  expect(tahan.__typename).toBe('MutasiDitahan');
  const menahan = tahan.pegawai[0].butir.filter((b: { tingkat: string; pengecualian: unknown }) => b.tingkat === 'BLOCK' && b.pengecualian === null);
  expect(menahan.map((b: { kode: string }) => b.kode)).toEqual(['D24']);
  expect((await kecualikan(tahan.usul)).userErrors).toEqual([]);
  const akuiPeringatan = butir.filter((b) => b.tingkat === 'WARN').map((b) => b.kode);
  const lewat = await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: hasil.usul.id, versi: tahan.usul.versi, akuiPeringatan } });
  expect(lewat['hasil'].__typename).toBe('MutasiDiajukan');
  await dunia.admin.query("delete from peta_jabatan where unor_id = 'U1P'");
});

test('aturan yang tidak menahan menurut berita acara terbaru tidak dapat dikecualikan lebih dahulu', async () => {
  const { usul } = await tertahan(7);
  expect((await kecualikan(usul, { kode: 'D14' })).userErrors).toMatchObject([{ kode: 'ATURAN_TIDAK_MENAHAN', field: 'kode' }]);
});

test('tanpa pengecualian usul yang sama tetap tertahan', async () => {
  const hasil = await tertahan(1);
  expect((await ulang(hasil.usul)).__typename).toBe('MutasiDitahan');
});

test('diulang dengan kunci idempotensi yang sama tercatat sekali; isi lain dengan kunci itu ditolak (I4)', async () => {
  const { usul } = await tertahan(4);
  const lewat = (timpa: Record<string, unknown> = {}) => dunia.jalankan('PENANDATANGAN_BKN', KECUALIKAN, isi(usul, timpa), 'kunci-kecualikan');
  expect(await lewat()).toEqual(await lewat());
  expect((await dunia.admin.query('select 1 from pengecualian_aturan where usul = $1', [usul.id])).rows).toHaveLength(1);
  await expect(lewat({ nomor: 'KA/2/2026' })).rejects.toMatchObject({ kode: 'KUNCI_DIPAKAI_LAIN' });
});

test('ditolak: aturan yang tidak dapat dibuka, peran lain, surat tanpa nomor atau bertanggal esok, alasan pendek, orang di luar usul, pengusul sendiri', async () => {
  const { usul } = await tertahan(2);
  const kode = async (timpa: Record<string, unknown>, peran?: Parameters<typeof kecualikan>[2]) =>
    (await kecualikan(usul, timpa, peran)).userErrors.map((e: { kode: string; field: string }) => [e.kode, e.field]);
  expect(await kode({ kode: 'A11' })).toEqual([['ATURAN_TIDAK_DAPAT_DIKECUALIKAN', 'kode']]);
  expect(await kode({ kode: 'C03' })).toEqual([['ATURAN_TIDAK_DAPAT_DIKECUALIKAN', 'kode']]);
  expect(await kode({}, 'DEPUTI_WASDAL')).toEqual([['BUKAN_PEMBUKA_ATURAN', 'kode']]);
  expect(await kode({ kode: 'B08' })).toEqual([['BUKAN_PEMBUKA_ATURAN', 'kode']]);
  expect(await kode({ nomor: '  ' })).toEqual([['NOMOR_SALAH', 'nomor']]);
  expect(await kode({ tanggal: dunia.tmt })).toEqual([['TANGGAL_SALAH', 'tanggal']]);
  expect(await kode({ alasan: 'karena' })).toEqual([['ALASAN_SALAH', 'alasan']]);
  expect(await kode({ nip: nipKe(50) })).toEqual([['PEGAWAI_TIDAK_DIKENAL', 'nip']]);
  expect(await kode({ id: '999999' })).toEqual([['TIDAK_DITEMUKAN', 'id']]);
  expect(await kode({}, { ...pemanggil('PENANDATANGAN_BKN'), orang: 'orang-OPERATOR_INSTANSI-1' })).toEqual([['ORANG_SAMA', 'id']]);
  expect(await kode({}, { ...pemanggil('PENANDATANGAN_BKN'), nip: nipKe(2) })).toEqual([['ORANG_SAMA', 'id']]);
  expect((await dunia.admin.query('select 1 from pengecualian_aturan where usul = $1', [usul.id])).rows).toEqual([]);
});

test('peran: tepat yang boleh kecualikanAturan yang didengar', async () => {
  const { usul } = await tertahan(3);
  for (const peran of PERAN.filter((p) => p !== 'SISTEM')) {
    const { errors } = await dunia.mentah(pemanggil(peran), KECUALIKAN, isi(usul));
    expect(errors === undefined, peran).toBe(boleh('kecualikanAturan', peran));
  }
});
