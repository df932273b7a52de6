import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PERALIHAN, STATUS_USUL, TINDAKAN_USUL, tahapPeralihan } from '../../../domain/mutasi/status.ts';
import { type Langkah, lakukan, SETUJUI, sampai } from './alur.ts';
import { ULANG } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from './dunia.ts';

const RANTAI = 'mutation ($input: RantaiInstansiInput!) { hasil: tetapkanRantaiInstansi(input: $input) { id userErrors { kode field } } }';
const VERIFIKASI: Langkah = { nama: 'verifikasiInstansi', peran: 'VERIFIKATOR_INSTANSI' };
const SURAT: Langkah = { nama: 'catatSuratUsulan', peran: 'OPERATOR_INSTANSI', isi: { nomor: '800/901/BKD', tanggal: '2026-11-02' } };
const PYB: Langkah = { nama: 'setujuiInstansi', peran: 'APPROVER_INSTANSI' };
const PPK: Langkah = { nama: 'setujuiInstansi', peran: 'PPK' };
const BEDA_PROVINSI = (nip: string) => ({ pegawai: [{ nip, tujuan: { instansiId: 'INS-2', unorId: 'U2', jabatanId: 'J2' } }], akuiPeringatan: ['C03'] });

let dunia: Dunia;
let hariIni: string;
beforeAll(async () => {
  dunia = await buatDunia();
  await dunia.admin.query(
    "update peta_jabatan set kebutuhan = 999; insert into instansi (no, id, kode_cepat, nama, jenis, provinsi_id) values (4, 'INS-4', '9100', 'Pemerintah Provinsi Contoh', 'PROV', '35'), (5, 'INS-5', '9200', 'Pemerintah Provinsi Lain', 'PROV', '31')",
  );
  hariIni = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
});
afterAll(() => dunia.tutup());

const rantai = async (langkah: readonly string[], berlakuDari = hariIni) =>
  (await dunia.jalankan('PPK', RANTAI, { input: { langkah, berlakuDari, dasar: 'SK PPK 1/2026' } }))['hasil'];
const kosongkan = () => dunia.admin.query('set session_replication_role = replica; delete from rantai_instansi; set session_replication_role = origin');
const baca = async (id: string) =>
  (
    await dunia.jalankan(
      'AUDITOR_ASN',
      'query ($id: ID!) { usul(id: $id) { status versi langkahBerikut { langkah peran } suratUsulan { nomor tanggal } provinsiDiperlukan persetujuanProvinsi { provinsiId nomor } keadaanSiasn { kode } riwayat { tindakan } } }',
      { id },
    )
  )['usul'];

describe('rantai persetujuan instansi', () => {
  test('empat langkah oleh empat orang: setiap langkah menunggu gilirannya, dan BKN menunggu semuanya', async () => {
    expect(await rantai(['VERIFIKASI', 'SURAT_USULAN', 'PYB', 'PPK'])).toMatchObject({ userErrors: [] });
    let usul = await sampai(dunia, nipKe(600), []);
    for (const [tunggu, benar, mendahului] of [
      ['VERIFIKASI', VERIFIKASI, [SURAT, PYB, PPK, SETUJUI]],
      ['SURAT_USULAN', SURAT, [PYB, PPK]],
      ['PYB', PYB, [PPK]],
      ['PPK', PPK, [PYB]],
    ] as const) {
      expect((await baca(usul.id)).langkahBerikut.langkah).toBe(tunggu);
      for (const l of mendahului)
        expect(await lakukan(dunia, usul, l), `${tunggu}: ${l.nama}`).toMatchObject({
          userErrors: expect.arrayContaining([expect.objectContaining({ kode: 'LANGKAH_LAIN' })]),
        });
      usul = (await lakukan(dunia, usul, benar)).usul;
    }
    expect(await baca(usul.id)).toMatchObject({
      status: 'DITERIMA_BKN',
      langkahBerikut: null,
      suratUsulan: { nomor: '800/901/BKD', tanggal: '2026-11-02' },
      riwayat: ['ajukan', 'verifikasi', 'catatSuratUsulan', 'setujuiPyb', 'setujuiInstansi'].map((tindakan) => ({ tindakan })),
    });
  });

  test('orang yang memeriksa tidak menyetujui, juga dengan peran lain; pengusul tidak memeriksa (I12)', async () => {
    const orang = { ...pemanggil('VERIFIKATOR_INSTANSI'), orang: 'orang-OPERATOR_INSTANSI-1' };
    const usul = await sampai(dunia, nipKe(601), []);
    expect(await lakukan(dunia, usul, { ...VERIFIKASI, peran: orang })).toMatchObject({ userErrors: [{ kode: 'ORANG_SAMA' }] });
    const { usul: surat } = await lakukan(dunia, (await lakukan(dunia, usul, VERIFIKASI)).usul, SURAT);
    expect(await lakukan(dunia, surat, { ...PYB, peran: { ...pemanggil('APPROVER_INSTANSI'), orang: 'orang-VERIFIKATOR_INSTANSI-1' } })).toMatchObject({
      userErrors: [{ kode: 'ORANG_SAMA' }],
    });
    const { usul: pyb } = await lakukan(dunia, surat, PYB);
    expect(await lakukan(dunia, pyb, { ...PPK, peran: { ...pemanggil('PPK'), orang: 'orang-APPROVER_INSTANSI-1' } })).toMatchObject({
      userErrors: [{ kode: 'ORANG_SAMA' }],
    });
    const { usul: bkn } = await lakukan(dunia, pyb, PPK);
    expect(await lakukan(dunia, bkn, { ...SETUJUI, peran: { ...pemanggil('VERIFIKATOR_BKN'), orang: 'orang-PPK-1' } })).toMatchObject({
      userErrors: [{ kode: 'ORANG_SAMA' }],
    });
  });

  test('rantai baru berlaku bagi usul yang diajukan sesudahnya saja', async () => {
    const lama = await sampai(dunia, nipKe(602), []);
    await rantai(['PYB']);
    const baru = await sampai(dunia, nipKe(603), []);
    expect([(await baca(lama.id)).langkahBerikut.langkah, (await baca(baru.id)).langkahBerikut.langkah]).toEqual(['VERIFIKASI', 'PYB']);
    expect((await lakukan(dunia, baru, PYB)).usul.status).toBe('DITERIMA_BKN');
  });

  test('rantai tanpa pemutus, tidak berurutan, atau berlaku surut ditolak', async () => {
    expect(await rantai(['VERIFIKASI'])).toMatchObject({ userErrors: [{ kode: 'MASUKAN_SALAH', field: 'langkah' }] });
    expect(await rantai(['PPK', 'PYB'])).toMatchObject({ userErrors: [{ kode: 'MASUKAN_SALAH', field: 'langkah' }] });
    expect(await rantai(['PPK'], '2020-01-01')).toMatchObject({ userErrors: [{ kode: 'MASUKAN_SALAH', field: 'berlakuDari' }] });
  });

  test('verifikator mengembalikan usul kepada operator, dan sesudah diajukan lagi rantai dimulai dari awal', async () => {
    await rantai(['VERIFIKASI', 'PPK']);
    const usul = await sampai(dunia, nipKe(604), []);
    const bts = await lakukan(dunia, usul, {
      nama: 'kembalikanInstansi',
      peran: 'VERIFIKATOR_INSTANSI',
      isi: { catatan: 'SK pangkat terakhir belum terbaca.' },
    });
    expect(bts.usul.status).toBe('BTS');
    // The same hands again: an instansi has one PPK, and who refused may accept what was mended.
    let { usul: kini } = (await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: bts.usul.id, versi: bts.usul.versi } }))['hasil'];
    expect((await baca(kini.id)).langkahBerikut.langkah).toBe('VERIFIKASI');
    for (const l of [VERIFIKASI, PPK]) ({ usul: kini } = await lakukan(dunia, kini, l));
    expect(kini.status).toBe('DITERIMA_BKN');
    const balik = await lakukan(dunia, kini, { nama: 'kembalikanMutasi', peran: 'VERIFIKATOR_BKN', isi: { catatan: 'Ijazah belum terbaca.' } });
    ({ usul: kini } = (await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: kini.id, versi: balik.usul.versi } }))['hasil']);
    for (const l of [VERIFIKASI, PPK]) ({ usul: kini } = await lakukan(dunia, kini, l));
    expect(kini.status).toBe('DITERIMA_BKN');
    await kosongkan();
  });
});

describe('persetujuan provinsi', () => {
  const PROV = (instansi: number): Langkah => ({
    nama: 'setujuiProvinsi',
    peran: pemanggil('APPROVER_PROVINSI', instansi),
    isi: { nomor: `100/${instansi}`, tanggal: '2026-11-03' },
  });

  test('rute lintas provinsi menunggu kedua gubernur, lalu sampai pada BKN; BKN tidak dapat mendahului', async () => {
    const nip = nipKe(610);
    const usul = await sampai(dunia, nip, [], BEDA_PROVINSI(nip));
    expect(await lakukan(dunia, usul, SETUJUI)).toMatchObject({ userErrors: [{ kode: 'PROVINSI_BELUM_SETUJU' }] });
    const { usul: tunggu } = await lakukan(dunia, usul, PYB);
    expect(await baca(tunggu.id)).toMatchObject({
      status: 'MENUNGGU_PROVINSI',
      provinsiDiperlukan: ['35', '31'],
      keadaanSiasn: [{ kode: '55' }, { kode: '56' }],
    });
    const { usul: satu } = await lakukan(dunia, tunggu, PROV(4));
    expect(satu.status).toBe('MENUNGGU_PROVINSI');
    expect(await lakukan(dunia, satu, PROV(4))).toMatchObject({ userErrors: [{ kode: 'BUKAN_PROVINSI_ANDA' }] });
    const { usul: dua } = await lakukan(dunia, satu, PROV(5));
    expect(await baca(dua.id)).toMatchObject({ status: 'DITERIMA_BKN', persetujuanProvinsi: [{ provinsiId: '35' }, { provinsiId: '31' }] });
    expect((await lakukan(dunia, dua, SETUJUI)).usul.status).toBe('DISETUJUI');
  });

  test('pemerintah kabupaten bukan provinsi; provinsi hanya melihat usul yang menunggu katanya', async () => {
    const nip = nipKe(611);
    const usul = await sampai(dunia, nip, [], BEDA_PROVINSI(nip));
    const lihat = async () =>
      (await dunia.jalankan(pemanggil('APPROVER_PROVINSI', 4), 'query ($id: ID!) { usul(id: $id) { status } }', { id: usul.id }))['usul'];
    expect(await lihat()).toBeNull();
    const { usul: tunggu } = await lakukan(dunia, usul, PYB);
    expect(await lihat()).toEqual({ status: 'MENUNGGU_PROVINSI' });
    expect(await lakukan(dunia, tunggu, { ...PROV(1), peran: pemanggil('APPROVER_PROVINSI', 1) })).toMatchObject({
      userErrors: [{ kode: 'BUKAN_PROVINSI_ANDA' }],
    });
  });
});

test('unit yang ditandai perwakilan di luar negeri mengubah rutenya, sekali dan hanya oleh steward', async () => {
  const TANDAI = 'mutation ($input: PerwakilanInput!) { hasil: tandaiPerwakilan(input: $input) { id userErrors { kode } } }';
  const input = { unorId: 'U3S', dasar: 'Keppres contoh 1/2026' };
  const nip = nipKe(630);
  const rute = async () => {
    const { usul } = await dunia.jalankan('AUDITOR_ASN', 'query ($id: ID!) { usul(id: $id) { rute { kode penetap pertekWajib } } }', { id: usulId });
    return usul.rute;
  };
  const { id: usulId } = await sampai(dunia, nip, [], { pegawai: [{ nip, tujuan: { instansiId: 'INS-3', unorId: 'U3S', jabatanId: 'J3S' } }] });
  expect((await rute()).kode).toBe('DAERAH_KE_PUSAT');
  for (let ke = 0; ke < 2; ke++) expect((await dunia.jalankan('DATA_STEWARD_BKN', TANDAI, { input }))['hasil']).toEqual({ id: 'U3S', userErrors: [] });
  expect((await dunia.jalankan('DATA_STEWARD_BKN', TANDAI, { input: { ...input, unorId: 'X' } }))['hasil']).toMatchObject({
    userErrors: [{ kode: 'TIDAK_DITEMUKAN' }],
  });
  await expect(dunia.jalankan('PPK', TANDAI, { input })).rejects.toThrow(/berwenang/);
  expect(await rute()).toEqual({ kode: 'PERWAKILAN_LN', penetap: 'PPK', pertekWajib: false });
  const { rows } = await dunia.admin.query("select count(*)::int n from jejak where peristiwa = 'rujukan.perwakilan_ditandai'");
  expect(rows[0].n).toBe(1);
});

test('basis data menuntut berita acara persis pada peralihan yang disebut tabel status', async () => {
  const { id } = await sampai(dunia, nipKe(620), []);
  for (const dari of STATUS_USUL) {
    for (const ke of new Set(TINDAKAN_USUL.map((t) => PERALIHAN[dari][t]).filter((s) => s !== null && s !== dari))) {
      const klien = await dunia.admin.connect();
      try {
        await klien.query('begin');
        await klien.query('set local session_replication_role = replica');
        await klien.query('update usul set status = $2 where id = $1', [id, dari]);
        await klien.query('set local session_replication_role = origin');
        const hasil = await klien.query('update usul set status = $2 where id = $1', [id, ke]).then(
          () => null,
          (galat: { code?: string }) => galat.code ?? '?',
        );
        expect([dari, ke, hasil]).toEqual([dari, ke, tahapPeralihan(dari, ke as (typeof STATUS_USUL)[number]) === null ? null : 'P0G01']);
      } finally {
        await klien.query('rollback');
        klien.release();
      }
    }
  }
});
