import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lakukan, lantik, PERTEK, SETUJUI, sampai, sk } from './alur.ts';
import { ajukan, ULANG } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from './dunia.ts';

const USULKAN = 'mutation ($input: PemulihanInput!) { hasil: usulkanPemulihan(input: $input) { id userErrors { kode field } } }';
const PUTUSKAN = 'mutation ($input: PutusanPemulihanInput!) { hasil: putuskanPemulihan(input: $input) { id userErrors { kode } } }';
const ALASAN = 'Pengembalian pejabat ke jabatan semula atas surat Kepala BKN.';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
  await dunia.admin.query('update peta_jabatan set kebutuhan = 999');
});
afterAll(() => dunia.tutup());

const blokir = (nip: string, nomor: string) =>
  dunia.admin.query(
    "insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, diusulkan_oleh, disetujui_oleh, aktif_pada, status) values ('ASN', 1, $1, $2, 'SK tanpa pertek', 'uji', 'lain', now(), 'AKTIF')",
    [nip, nomor],
  );
const usulkan = async (usul: { id: string; versi: number }, aturan = 'A08') =>
  (
    await dunia.jalankan('OPERATOR_INSTANSI', USULKAN, {
      input: { id: usul.id, versi: usul.versi, aturan, alasan: ALASAN, nomor: 'R/901', tanggal: '2026-11-04' },
    })
  )['hasil'];
const putuskan = async (id: string, setuju = true, peran: Parameters<Dunia['jalankan']>[0] = 'DEPUTI_WASDAL') =>
  (await dunia.jalankan(peran, PUTUSKAN, { input: { id, setuju, catatan: 'Sesuai surat pengembalian.', nomor: 'P/901', tanggal: '2026-11-05' } }))['hasil'];
const ulang = async (usul: { id: string; versi: number }) =>
  (await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: usul.id, versi: usul.versi } }))['hasil'];
/** Usul seorang yang datanya diblokir: ditahan oleh A08. */
async function tertahan(nip: string): Promise<{ id: string; versi: number }> {
  await dunia.tambahPegawai(nip);
  await blokir(nip, `B/${nip.slice(-3)}`);
  const { id, versi, status } = (await ajukan(dunia, [nip])).usul;
  expect(status).toBe('DITAHAN');
  return { id, versi };
}

describe('pemulihan', () => {
  test('disetujui orang lain: usul melewati blokir yang disebutnya sampai dilantik, berita acara menyebut suratnya', async () => {
    const usul = await tertahan(nipKe(800));
    const { id } = await usulkan(usul);
    expect(await ulang(usul)).toMatchObject({ __typename: 'MutasiDitahan' });
    await putuskan(id);
    const { rows } = await dunia.admin.query('select versi from usul where id = $1', [usul.id]);
    let hasil = await ulang({ id: usul.id, versi: rows[0].versi });
    for (const l of [SETUJUI, PERTEK, sk(dunia, '800/pulih/2026'), lantik(dunia)]) hasil = await lakukan(dunia, hasil.usul, l);
    expect(hasil.usul.status).toBe('DILANTIK');
    const { rows: ba } = await dunia.admin.query(
      "select b->'putusan'->>'sebab' sebab from berita_acara a, jsonb_array_elements(a.isi->'butir') b where a.usul = $1 and b->>'kode' = 'A08' order by a.id desc limit 1",
      [usul.id],
    );
    expect(ba[0].sebab).toContain('Dikesampingkan pemulihan P/901');
  });

  test('blokir kedua sesudah permintaan tidak ikut terangkat, juga atas usul yang sudah disetujui', async () => {
    const nip = nipKe(801);
    const usul = await tertahan(nip);
    await putuskan((await usulkan(usul)).id);
    const masuk = await ulang(usul);
    const setuju = await lakukan(dunia, masuk.usul, SETUJUI);
    expect(setuju.usul.status).toBe('DISETUJUI');
    await blokir(nip, 'B/baru');
    const { rows } = await dunia.admin.query('select status, versi from usul where id = $1', [usul.id]);
    expect(rows[0].status).toBe('DITAHAN');
    expect(await ulang({ id: usul.id, versi: rows[0].versi })).toMatchObject({
      __typename: 'MutasiDitahan',
      pegawai: [{ butir: expect.arrayContaining([expect.objectContaining({ kode: 'A08', hasil: 'GAGAL' })]) }],
    });
  });

  test('tidak mengangkat aturan lain: selisih terbuka tetap menahan', async () => {
    const nip = nipKe(802);
    const usul = await tertahan(nip);
    await putuskan((await usulkan(usul)).id);
    await dunia.admin.query(
      "insert into selisih (instansi, nip, bidang, jenis, nilai_bkn, nilai_simpeg, level) values (1, $1, 21, 'BEDA', '34', '33', 'BLOKIR_JAB')",
      [nip],
    );
    expect(await ulang(usul)).toMatchObject({
      __typename: 'MutasiDitahan',
      pegawai: [{ butir: expect.arrayContaining([expect.objectContaining({ kode: 'A11' })]) }],
    });
  });

  test('ditolak: tidak berakibat; diputuskan sekali saja', async () => {
    const usul = await tertahan(nipKe(803));
    const { id } = await usulkan(usul);
    expect(await putuskan(id, false)).toMatchObject({ userErrors: [] });
    expect(await putuskan(id, true)).toMatchObject({ userErrors: [{ kode: 'PERALIHAN_DITOLAK' }] });
    expect(await ulang(usul)).toMatchObject({ __typename: 'MutasiDitahan' });
  });

  test('peminta, pengusul, dan siapa pun yang pernah bertindak atas usul tidak memutus; yang memutus tidak menyetujui usulnya (I12)', async () => {
    const usul = await tertahan(nipKe(804));
    const { id } = await usulkan(usul);
    expect(await putuskan(id, true, { ...pemanggil('DEPUTI_WASDAL'), orang: 'orang-OPERATOR_INSTANSI-1' })).toMatchObject({
      userErrors: [{ kode: 'ORANG_SAMA' }],
    });
    await putuskan(id);
    const masuk = await ulang(usul);
    expect(await lakukan(dunia, masuk.usul, { ...SETUJUI, peran: { ...pemanggil('VERIFIKATOR_BKN'), orang: 'orang-DEPUTI_WASDAL-1' } })).toMatchObject({
      userErrors: [{ kode: 'ORANG_SAMA' }],
    });
  });

  test('usul yang sudah berjalan tidak dapat dimintakan pemulihan; peran lain ditolak', async () => {
    const usul = await sampai(dunia, nipKe(805), [SETUJUI]);
    expect(await usulkan(usul)).toMatchObject({ userErrors: [{ kode: 'PERALIHAN_DITOLAK' }] });
    await expect(
      dunia.jalankan('VERIFIKATOR_BKN', USULKAN, {
        input: { id: usul.id, versi: usul.versi, aturan: 'A08', alasan: ALASAN, nomor: 'R', tanggal: '2026-11-04' },
      }),
    ).rejects.toThrow(/berwenang/);
  });
});

test('kode SIASN yang asing tetap tersimpan dan tampil apa adanya di samping yang dikenal', async () => {
  const usul = await sampai(dunia, nipKe(810), []);
  const CATAT = 'mutation ($input: KeadaanSiasnInput!) { hasil: catatKeadaanSiasn(input: $input) { id userErrors { kode } } }';
  for (const [kode, label] of [
    ['15', null],
    ['977', 'Keadaan Baru SIASN'],
    ['15;drop', null],
  ] as const)
    await dunia.jalankan('VERIFIKATOR_BKN', CATAT, { input: { id: usul.id, kode, label } });
  const hasil = await dunia.jalankan('VERIFIKATOR_BKN', 'query ($id: ID!) { usul(id: $id) { status keadaanSiasnTercatat { kode label dikenal padanan } } }', {
    id: usul.id,
  });
  expect(hasil['usul']).toEqual({
    status: 'DIAJUKAN',
    keadaanSiasnTercatat: [
      { kode: '15', label: 'Validasi - Disetujui', dikenal: true, padanan: ['DISETUJUI'] },
      { kode: '977', label: 'Keadaan Baru SIASN', dikenal: false, padanan: [] },
    ],
  });
});
