import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { periksaUlangSesudahBlokir } from '../../../subgraphs/mutasi/ajukan-mutasi.ts';
import { lakukan, PERTEK, SETUJUI, sampai, sk } from '../mutasi/alur.ts';
import { ajukan, ULANG } from '../mutasi/dokumen.ts';
import { buatDunia, type Dunia, nipKe } from '../mutasi/dunia.ts';
import { blokirAktif, buka, catat, orang, pratinjau, putuskanBuka, setujui, tanyaBlokir, tolak, usulkanBuka } from './tanya-blokir.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

const status = async (id: string): Promise<string> =>
  (await dunia.admin.query<{ status: string }>('select status from usul where id = $1', [id])).rows[0]?.status ?? '';
const versi = async (id: string): Promise<number> =>
  (await dunia.admin.query<{ versi: number }>('select versi from usul where id = $1', [id])).rows[0]?.versi ?? 0;
const antrean = async (id: string): Promise<number> =>
  (await dunia.admin.query("select from kotak_keluar where nama = 'periksa-ulang-usul' and payload ->> 'usul' = $1", [id])).rowCount ?? 0;
const periksaUlang = async (id: string) => (await periksaUlangSesudahBlokir(dunia.sistem(), id))?.jenis ?? null;
/** Jawaban gerbang atas usul baru seorang. */
const gerbang = async (nip: string, timpa: Record<string, unknown> = {}): Promise<readonly string[]> => {
  const hasil = await ajukan(dunia, [nip], timpa);
  await dunia.admin.query("update usul set status = 'DIBATALKAN' where id = $1", [hasil.usul.id]);
  return (hasil.pegawai ?? []).flatMap((p: { butir: { kode: string; hasil: string }[] }) => p.butir.filter((b) => b.hasil === 'GAGAL').map((b) => b.kode));
};

describe('daftar di bawah satu surat', () => {
  test('dua orang menyetujui sekali untuk seluruhnya; baris yang salah disebut, yang sah tetap; pratinjau sama dengan akibatnya', async () => {
    const nip = [nipKe(1), nipKe(2), nipKe(3)];
    const usul = [
      await sampai(dunia, nip[0] ?? '', [SETUJUI]),
      await sampai(dunia, nip[1] ?? '', [SETUJUI, PERTEK, sk(dunia, '800/1/uji')]),
      await sampai(dunia, nip[2] ?? '', []),
    ];
    const daftar = [...nip, '123', nipKe(1), nipKe(77)];
    const isi = { sasaran: 'DAFTAR', instansiId: 'INS-1', daftar };
    const sebelum = await pratinjau(dunia, isi);
    expect(sebelum).toMatchObject({
      jumlahOrang: 3,
      usulDitahan: [
        { status: 'DISETUJUI', jumlah: 1 },
        { status: 'SK_TERBIT', jumlah: 1 },
      ],
      userErrors: [],
    });
    expect(sebelum.usulMenunggu).toEqual([{ status: 'DIAJUKAN', jumlah: 1 }]);
    expect(sebelum.layananTetap.map((l: { kode: string }) => l.kode)).toContain('GAJI');

    const { blokir, barisDitolak } = await catat(dunia, { ...isi, kelas: 'KRUSIAL_MASIF', dasar: 'Peraturan BKN 1/2023' });
    expect(barisDitolak).toEqual([
      { baris: 4, kode: 'NIP_TIDAK_SAH' },
      { baris: 5, kode: 'GANDA' },
      { baris: 6, kode: 'TIDAK_DITEMUKAN' },
    ]);
    expect(await Promise.all(usul.map((u) => status(u.id)))).toEqual(['DISETUJUI', 'SK_TERBIT', 'DIAJUKAN']);
    expect((await setujui(dunia, blokir, 'DIR_WASDAL')).userErrors).toMatchObject([{ kode: 'ORANG_SAMA' }]);
    const lagi = await pratinjau(dunia, { id: blokir.id }, 'DEPUTI_WASDAL');
    expect([lagi.jumlahOrang, lagi.usulDitahan]).toEqual([3, sebelum.usulDitahan]);
    const aktif = (await setujui(dunia, blokir)).blokir;
    expect(aktif).toMatchObject({ status: 'AKTIF', usulDitahan: 2, anggota: [{ status: 'AKTIF', jumlah: 3 }] });
    expect(await Promise.all(usul.map((u) => status(u.id)))).toEqual(['DITAHAN', 'DITAHAN', 'DIAJUKAN']);
    expect(await lakukan(dunia, usul[2] as { id: string; versi: number }, SETUJUI)).toMatchObject({ __typename: 'MutasiDitahan' });

    const anggota = await tanyaBlokir(
      dunia,
      'PPK',
      'query ($id: ID!) { hasil: daftarBlokir(filter: { daftarId: $id }) { nodes { sasaran status pegawai { nip } daftar { id } } } }',
      { id: aktif.id },
    );
    expect(anggota.nodes).toHaveLength(3);
    expect(anggota.nodes[0]).toMatchObject({ sasaran: 'ASN', status: 'AKTIF', daftar: { id: aktif.id } });
    const atas = await tanyaBlokir(dunia, 'PPK', '{ hasil: daftarBlokir { nodes { id sasaran } } }');
    expect(atas.nodes).toEqual([{ id: aktif.id, sasaran: 'DAFTAR' }]);
    const milikSendiri = await tanyaBlokir(
      dunia,
      { ...orang('ASN', 'asn'), nip: nip[0] ?? null, instansi: null },
      '{ hasil: daftarBlokir { nodes { sasaran daftar { id } pegawai { nip } } } }',
    );
    expect(milikSendiri.nodes).toEqual([{ sasaran: 'ASN', daftar: null, pegawai: { nip: nip[0] } }]);
  });

  test('dibuka sebagian: hanya yang disebut, yang lain tetap; daftar tertutup bersama anggota terakhirnya', async () => {
    const nip = [nipKe(11), nipKe(12)];
    const usul = [await sampai(dunia, nip[0] ?? '', [SETUJUI]), await sampai(dunia, nip[1] ?? '', [SETUJUI])];
    const b = await blokirAktif(dunia, { sasaran: 'DAFTAR', instansiId: 'INS-1', daftar: nip });
    expect((await buka(dunia, b, [nipKe(1)])).userErrors).toMatchObject([{ kode: 'TIDAK_DITEMUKAN', field: 'nip' }]);
    const sebagian = (await buka(dunia, b, [nip[0] ?? ''])).blokir;
    expect(sebagian).toMatchObject({
      status: 'AKTIF',
      usulDitahan: 1,
      anggota: [
        { status: 'AKTIF', jumlah: 1 },
        { status: 'DIBUKA', jumlah: 1 },
      ],
    });
    expect([await antrean(usul[0]?.id ?? ''), await antrean(usul[1]?.id ?? '')]).toEqual([1, 0]);
    expect((await buka(dunia, sebagian)).blokir).toMatchObject({ status: 'DIBUKA', usulDitahan: 0, anggota: [{ status: 'DIBUKA', jumlah: 2 }] });
  });

  test('daftar tanpa satu pun baris sah, tanpa instansi, atau dengan layanan yang tetap ditolak seluruhnya', async () => {
    const kode = async (isi: Record<string, unknown>) =>
      (await catat(dunia, { sasaran: 'DAFTAR', instansiId: 'INS-1', daftar: [nipKe(1)], ...isi })).userErrors[0];
    expect(await kode({ daftar: ['123'] })).toMatchObject({ kode: 'MASUKAN_SALAH', field: 'daftar' });
    expect(await kode({ instansiId: null })).toMatchObject({ kode: 'MASUKAN_SALAH', field: 'instansiId' });
    expect(await kode({ layanan: ['GAJI'] })).toMatchObject({ kode: 'MASUKAN_SALAH', field: 'layanan' });
    expect(await kode({ layanan: [] })).toMatchObject({ kode: 'MASUKAN_SALAH', field: 'layanan' });
    expect(await kode({ kelas: 'C' })).toMatchObject({ kode: 'MASUKAN_SALAH', field: 'kelas' });
    expect(await kode({ temuanId: '999' })).toMatchObject({ kode: 'TIDAK_DITEMUKAN', field: 'temuanId' });
    await expect(
      dunia.admin.query(
        "insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, diusulkan_oleh, layanan) values ('ASN', 1, $1, 'B', 'x', 'a', '{GAJI}')",
        [nipKe(1)],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });

  test('usul yang ditolak tidak menghentikan apa pun dan tidak dapat disetujui lagi; anggota mengikuti daftarnya', async () => {
    const nip = nipKe(21);
    const usul = await sampai(dunia, nip, [SETUJUI]);
    const { blokir } = await catat(dunia, { sasaran: 'DAFTAR', instansiId: 'INS-1', daftar: [nip] });
    const anggota = (await dunia.admin.query<{ id: string }>('select id::text id from pemblokiran where daftar = $1', [blokir.id])).rows[0]?.id ?? '';
    expect((await setujui(dunia, { id: anggota, versi: 1 })).userErrors).toMatchObject([{ kode: 'PERALIHAN_DITOLAK' }]);
    expect((await tolak(dunia, blokir)).blokir).toMatchObject({ status: 'DITOLAK', anggota: [{ status: 'DITOLAK', jumlah: 1 }] });
    expect((await setujui(dunia, { id: blokir.id, versi: 2 })).userErrors).toMatchObject([{ kode: 'PERALIHAN_DITOLAK' }]);
    expect(await status(usul.id)).toBe('DISETUJUI');
  });
});

describe('lingkup layanan di gerbang', () => {
  test('blokir sebagian hanya menahan jenis usul dari layanan yang dihentikan, menurut aturan dan menurut basis data', async () => {
    const nip = nipKe(31);
    const usul = await sampai(dunia, nip, [SETUJUI]);
    const pangkat = await blokirAktif(dunia, { sasaran: 'ASN', nip, layanan: ['KENAIKAN_PANGKAT', 'PENSIUN'] });
    expect(pangkat.usulDitahan).toBe(0);
    expect(await status(usul.id)).toBe('DISETUJUI');
    expect((await lakukan(dunia, usul, PERTEK)).usul.status).toBe('PERTEK_TERBIT');
    const mutasi = await blokirAktif(dunia, { sasaran: 'INSTANSI', instansiId: 'INS-1', layanan: ['MUTASI'] });
    expect(await status(usul.id)).toBe('DITAHAN');
    expect(await gerbang(nipKe(31))).toContain('A09');
    await buka(dunia, mutasi);
    const { rows } = await dunia.admin.query('select menahan from pemblokiran where id = $1', [mutasi.id]);
    expect(rows).toEqual([{ menahan: ['PEMINDAHAN', 'PENGANGKATAN'] }]);
  });
});

describe('dibuka tepat', () => {
  test('yang ditahan dua blokir dilepas sesudah keduanya dibuka, lalu diperiksa gerbang, bukan diloloskan', async () => {
    const nip = nipKe(41);
    const usul = await sampai(dunia, nip, [SETUJUI]);
    const lain = await sampai(dunia, nipKe(42), [SETUJUI]);
    const asn = await blokirAktif(dunia, { sasaran: 'ASN', nip });
    const instansi = await blokirAktif(dunia, { sasaran: 'INSTANSI', instansiId: 'INS-1' });
    expect([asn.usulDitahan >= 1, instansi.usulDitahan >= 2]).toEqual([true, true]);
    await buka(dunia, instansi);
    expect([await antrean(usul.id), await antrean(lain.id)]).toEqual([0, 1]);
    expect([await periksaUlang(usul.id), await periksaUlang(lain.id)]).toEqual([null, 'MASUK']);
    expect([await status(usul.id), await status(lain.id)]).toEqual(['DITAHAN', 'DIAJUKAN']);
    await buka(dunia, asn);
    // Penghalang lain yang datang selama itu tetap menahan; usul dijawab dengan berita acara baru.
    await dunia.admin.query("insert into selisih (instansi, nip, bidang, jenis, level) values (1, $1, 21, 'BEDA', 'BLOKIR_JAB')", [nip]);
    expect([await antrean(usul.id), await periksaUlang(usul.id), await status(usul.id)]).toEqual([1, 'DITAHAN', 'DITAHAN']);
    await dunia.admin.query("update selisih set status = 'TERTUTUP' where nip = $1", [nip]);
    expect([await periksaUlang(usul.id), await status(usul.id)]).toEqual(['MASUK', 'DIAJUKAN']);
    expect(await periksaUlang(usul.id)).toBeNull();
  });

  test('usul yang sudah ditahan sebab lain sebelum blokir tidak dianggap ditahan blokir', async () => {
    const nip = nipKe(51);
    const usul = await sampai(dunia, nip, [SETUJUI]);
    await dunia.admin.query("insert into selisih (instansi, nip, bidang, jenis, level) values (1, $1, 21, 'BEDA', 'BLOKIR_JAB')", [nip]);
    const b = await blokirAktif(dunia, { sasaran: 'ASN', nip });
    expect(b.usulDitahan).toBe(0);
    await buka(dunia, b);
    expect([await status(usul.id), await antrean(usul.id), await periksaUlang(usul.id)]).toEqual(['DITAHAN', 0, null]);
  });
});

describe('pembukaan oleh dua orang', () => {
  test('PPK meminta, orang lain memutus; pengusul blokir dan peminta tidak; satu permintaan pada satu saat', async () => {
    const nip = [nipKe(61), nipKe(62)];
    await dunia.tambahBanyak(nip);
    const b = await blokirAktif(dunia, { sasaran: 'DAFTAR', instansiId: 'INS-1', daftar: nip });
    expect((await buka(dunia, b, [], 'DIR_WASDAL')).userErrors).toMatchObject([{ kode: 'ORANG_SAMA' }]);
    expect((await usulkanBuka(dunia, b.id, [], { ...orang('PPK', 'ppk-dua'), instansi: 2 })).userErrors).toMatchObject([{ kode: 'TIDAK_DITEMUKAN' }]);
    const { pembukaan } = await usulkanBuka(dunia, b.id, [nip[0] ?? '']);
    expect(pembukaan).toMatchObject({ status: 'DIUSULKAN', jumlahAnggota: 1 });
    expect((await usulkanBuka(dunia, b.id)).userErrors).toMatchObject([{ kode: 'PERALIHAN_DITOLAK' }]);
    expect((await buka(dunia, b)).userErrors).toMatchObject([{ kode: 'PERALIHAN_DITOLAK' }]);
    const menunggu = await tanyaBlokir(
      dunia,
      'DEPUTI_WASDAL',
      '{ hasil: daftarBlokir(filter: { menungguPembukaan: true }) { nodes { id pembukaan { id } } } }',
    );
    expect(menunggu.nodes).toEqual([{ id: b.id, pembukaan: [{ id: pembukaan.id }] }]);
    expect((await putuskanBuka(dunia, pembukaan.id, true, 'DIR_WASDAL')).userErrors).toMatchObject([{ kode: 'ORANG_SAMA' }]);
    expect((await putuskanBuka(dunia, pembukaan.id, false)).pembukaan).toMatchObject({ status: 'DITOLAK', blokir: { status: 'AKTIF' } });
    expect((await putuskanBuka(dunia, pembukaan.id)).userErrors).toMatchObject([{ kode: 'PERALIHAN_DITOLAK' }]);
    const kedua = (await usulkanBuka(dunia, b.id, [nip[0] ?? ''], 'AUDITOR_ASN')).pembukaan;
    expect((await putuskanBuka(dunia, kedua.id, true, orang('DIR_WASDAL', 'direktur-lain'))).pembukaan).toMatchObject({
      status: 'DISETUJUI',
      blokir: { status: 'AKTIF' },
    });
    const ketiga = (await usulkanBuka(dunia, b.id)).pembukaan;
    expect((await putuskanBuka(dunia, ketiga.id)).pembukaan).toMatchObject({ status: 'DISETUJUI', blokir: { status: 'DIBUKA' } });
    await expect(dunia.admin.query('update pembukaan_blokir set diputus_oleh = diusulkan_oleh where id = $1', [ketiga.id])).rejects.toMatchObject({
      code: '23514',
    });
  });
});

describe('pemulihan selama blokir berlangsung', () => {
  const USULKAN = 'mutation ($input: PemulihanInput!) { hasil: usulkanPemulihan(input: $input) { id userErrors { kode field } } }';
  const PUTUSKAN = 'mutation ($input: PutusanPemulihanInput!) { hasil: putuskanPemulihan(input: $input) { id userErrors { kode } } }';

  /** Mengembalikan orang ke jabatan lamanya selama aturan ini menahannya. */
  async function pulihkan(usul: { id: string; versi: number }, aturan: string): Promise<string> {
    const isi = { aturan, alasan: 'Mengembalikan pegawai ke jabatan semula sesuai rekomendasi.', nomor: 'R/901', tanggal: dunia.tanggalSk };
    const { id } = (await dunia.jalankan('OPERATOR_INSTANSI', USULKAN, { input: { id: usul.id, versi: usul.versi, ...isi } }))['hasil'];
    const putusan = { id, setuju: true, catatan: 'Sesuai surat pengembalian.', nomor: 'P/901', tanggal: dunia.tanggalSk };
    await dunia.jalankan('DEPUTI_WASDAL', PUTUSKAN, { input: putusan });
    let hasil = (await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: usul.id, versi: await versi(usul.id) } }))['hasil'];
    for (const l of [SETUJUI, PERTEK, sk(dunia, `800/${usul.id}/pulih`)]) hasil = await lakukan(dunia, hasil.usul, l);
    return hasil.usul.status;
  }

  test('di bawah blokir ASN melalui daftar, blokir instansi, dan keduanya tidak menyentuh yang bukan pemulihan', async () => {
    const daftar = [nipKe(71), nipKe(72)];
    await dunia.tambahBanyak([...daftar, nipKe(73), nipKe(74)]);
    const b = await blokirAktif(dunia, { sasaran: 'DAFTAR', instansiId: 'INS-1', daftar });
    const usul = (await ajukan(dunia, [daftar[0] ?? ''])).usul;
    expect(usul.status).toBe('DITAHAN');
    expect(await pulihkan(usul, 'A08')).toBe('SK_TERBIT');
    expect(await gerbang(daftar[1] ?? '')).toContain('A08');
    // Blokir atas layanan lain tidak menggugurkan pemulihan yang berjalan; blokir atas mutasi menggugurkannya.
    await blokirAktif(dunia, { sasaran: 'ASN', nip: daftar[0], layanan: ['KENAIKAN_PANGKAT'] });
    expect(await status(usul.id)).toBe('SK_TERBIT');
    await buka(dunia, b);

    const i = await blokirAktif(dunia, { sasaran: 'INSTANSI', instansiId: 'INS-1' });
    const satu = (await ajukan(dunia, [nipKe(73)])).usul;
    expect(satu.status).toBe('DITAHAN');
    expect(await pulihkan(satu, 'A09')).toBe('SK_TERBIT');
    expect(await gerbang(nipKe(74))).toContain('A09');
    await buka(dunia, i);
  });
});
