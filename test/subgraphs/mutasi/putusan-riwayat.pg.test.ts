import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { konteksSelisih, skemaSelisih } from '../../../subgraphs/selisih/index.ts';
import { lakukan, SETUJUI } from './alur.ts';
import { jalankanSebagai } from './alur-selisih.ts';
import { ajukan } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from './dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

const STEWARD = pemanggil('DATA_STEWARD_BKN');
const ALASAN = { alasanKode: 'SK_DICABUT', alasan: 'SK pencabutan sudah diperiksa', bukti: 'SK 12/2026' };
const MUTASI = { putuskan: 'putuskanBedaRiwayat', batalkan: 'batalkanKeputusanRiwayat' } as const;

async function satuSisi(nip: string, beda = 'HANYA_SIMPEG'): Promise<string> {
  const { rows } = await dunia.admin.query<{ id: string }>(
    `insert into beda_riwayat (instansi, nip, jenis, kunci, beda, level, nilai)
      values (1, $1, 'hukdis', 'S:25|2026', $2, 'BLOKIR', '{"skNomor":[null,"HD/1"],"akhir":[null,"2099-01-01"]}') returning id`,
    [nip, beda],
  );
  return String(rows[0]?.id);
}

async function putus(apa: keyof typeof MUTASI, input: Record<string, unknown>, orang = STEWARD.orang): Promise<string> {
  const tipe = apa === 'putuskan' ? 'PutuskanBedaRiwayatInput' : 'BatalkanKeputusanInput';
  const dokumen = `mutation ($input: ${tipe}!) { hasil: ${MUTASI[apa]}(input: $input) { bedaRiwayat { keputusan { id } } userErrors { kode } } }`;
  const { hasil } = await jalankanSebagai(dunia, { schema: skemaSelisih(), konteks: konteksSelisih, pemanggil: { ...STEWARD, orang } }, dokumen, { input });
  expect(hasil.userErrors).toEqual([]);
  return hasil.bedaRiwayat.keputusan.at(-1).id;
}

const usul = (nip: string) => ajukan(dunia, [nip]);
const B01 = { kode: 'B01', hasil: 'BELUM_DIKETAHUI' };
const status = async (id: string): Promise<string> =>
  (await dunia.admin.query<{ status: string }>('select status from usul where id = $1', [id])).rows[0]?.status ?? '';

describe('putusan steward atas hukuman yang hanya ada pada riwayat satu sisi', () => {
  test.each(['BKN_BENAR', 'SIMPEG_BENAR', 'NILAI_LAIN'].map((k, i) => [k, 40 + i] as const))(
    '%s menunggu sumbernya diperbaiki: aturan dan pemicu tetap menahan',
    async (keputusan, urut) => {
      const nip = nipKe(urut);
      await dunia.tambahPegawai(nip);
      const id = await satuSisi(nip);
      await putus('putuskan', { id, versi: 1, keputusan, ...ALASAN, ...(keputusan === 'NILAI_LAIN' ? { nilaiLain: 'berakhir 2027' } : {}) });
      expect(await usul(nip)).toMatchObject({ __typename: 'MutasiDitahan', pegawai: [{ butir: [B01] }] });
      const { rows } = await dunia.admin.query('select sebab from gerbang_penghalang(array[$1::bigint], $2, $3)', [nip, 'PEMINDAHAN', dunia.tmt]);
      expect(rows).toEqual([{ sebab: 'HUKUMAN_SATU_SISI' }]);
    },
  );

  test('BUKAN_MASALAH berbukti membuka; dibatalkan sesudah DISETUJUI, usulnya ditahan dalam transaksi pembatalan itu', async () => {
    const nip = nipKe(50);
    await dunia.tambahPegawai(nip);
    const id = await satuSisi(nip);
    const keputusan = await putus('putuskan', { id, versi: 1, keputusan: 'BUKAN_MASALAH', ...ALASAN });
    const diajukan = await usul(nip);
    expect(diajukan).toMatchObject({ __typename: 'MutasiDiajukan' });
    expect((await lakukan(dunia, diajukan.usul, SETUJUI)).usul.status).toBe('DISETUJUI');
    await putus('batalkan', { id: keputusan, versi: 2, alasan: 'Keliru membaca dokumen' });
    expect(await status(diajukan.usul.id)).toBe('DITAHAN');
  });

  test('sisi lain tidak dapat dibandingkan: aturan dan pemicu menahan dengan sebab yang menyebut sisi itu', async () => {
    const nip = nipKe(52);
    await dunia.tambahPegawai(nip);
    await satuSisi(nip, 'SEPIHAK_SIMPEG');
    expect(await usul(nip)).toMatchObject({
      __typename: 'MutasiDitahan',
      pegawai: [{ butir: [{ ...B01, pesan: expect.stringContaining('riwayat hukuman disiplin BKN tidak dapat dibandingkan') }] }],
    });
    const { rows } = await dunia.admin.query('select sebab from gerbang_penghalang(array[$1::bigint], $2, $3)', [nip, 'PEMINDAHAN', dunia.tmt]);
    expect(rows).toEqual([{ sebab: 'HUKUMAN_SATU_SISI' }]);
  });

  test('sisi lain tidak dapat dibandingkan: BUKAN_MASALAH berbukti membuka', async () => {
    const nip = nipKe(53);
    await dunia.tambahPegawai(nip);
    await putus('putuskan', { id: await satuSisi(nip, 'SEPIHAK_SIMPEG'), versi: 1, keputusan: 'BUKAN_MASALAH', ...ALASAN });
    const diajukan = await usul(nip);
    expect((await lakukan(dunia, diajukan.usul, SETUJUI)).usul.status).toBe('DISETUJUI');
  });

  test('yang memutus tidak dapat menyetujui usul orang itu (I12)', async () => {
    const nip = nipKe(51);
    await dunia.tambahPegawai(nip);
    const verifikator = pemanggil('VERIFIKATOR_BKN');
    await putus('putuskan', { id: await satuSisi(nip), versi: 1, keputusan: 'BUKAN_MASALAH', ...ALASAN }, verifikator.orang);
    const diajukan = await usul(nip);
    expect(await lakukan(dunia, diajukan.usul, SETUJUI)).toMatchObject({ userErrors: [{ kode: 'ORANG_SAMA' }] });
  });
});
