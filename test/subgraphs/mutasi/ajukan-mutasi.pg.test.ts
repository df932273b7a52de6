import { afterAll, beforeAll, expect, test } from 'vitest';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { AJUKAN, ajukan, masukan, ULANG } from './dokumen.ts';
import { buatDunia, type Dunia, type Json, nipKe, pemanggil } from './dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

test('usul pegawai yang bersih masuk sebagai DIAJUKAN dengan berita acara, riwayat dan jejak', async () => {
  await dunia.tambahPegawai(nipKe(0));
  const hasil = await ajukan(dunia, [nipKe(0)]);
  expect(hasil).toMatchObject({ __typename: 'MutasiDiajukan', usul: { status: 'DIAJUKAN', versi: 2 }, beritaAcara: { hasil: 'LOLOS' } });
  const { rows } = await dunia.admin.query('select tindakan, dari, ke from usul_riwayat where usul = $1', [hasil.usul.id]);
  expect(rows).toEqual([{ tindakan: 'ajukan', dari: 'DRAF', ke: 'DIAJUKAN' }]);
  const jejak = await dunia.admin.query("select data from jejak where peristiwa = 'mutasi.diajukan' and data ->> 'usul' = $1", [hasil.usul.id]);
  expect(jejak.rows).toHaveLength(1);
});

test('orang tidak dapat mengusulkan dirinya sendiri, juga lewat ajukan ulang; usul orang lain tidak terhalang (I12)', async () => {
  const [diri, lain] = [nipKe(40), nipKe(41)];
  await dunia.tambahPegawai(diri);
  await dunia.tambahPegawai(lain);
  const dirinya = { ...pemanggil('OPERATOR_INSTANSI'), nip: diri };
  const jawab = await dunia.jalankan(dirinya, AJUKAN, { input: masukan(dunia, [lain, diri]) });
  expect(jawab['hasil']).toMatchObject({ userErrors: [{ kode: 'ORANG_SAMA', field: 'pegawai.1.nip' }] });
  const usul = (await dunia.jalankan('OPERATOR_INSTANSI', AJUKAN, { input: { ...masukan(dunia, [diri]), alasan: 'pendek' } }))['hasil'].usul;
  expect(usul.status).toBe('DITAHAN');
  const ulang = await dunia.jalankan(dirinya, ULANG, { input: { id: usul.id, versi: usul.versi } });
  expect(ulang['hasil']).toMatchObject({ userErrors: [{ kode: 'ORANG_SAMA' }] });
  expect((await dunia.jalankan(dirinya, AJUKAN, { input: masukan(dunia, [lain]) }))['hasil'].__typename).toBe('MutasiDiajukan');
});

test('selisih terbuka menahan usul dengan kedua nilai, sumber dan umur; sesudah tertutup usul yang sama lewat', async () => {
  const nip = nipKe(1);
  await dunia.tambahPegawai(nip);
  const { rows } = await dunia.admin.query<{ id: string }>(
    "insert into selisih (instansi, nip, bidang, jenis, nilai_bkn, nilai_simpeg, level, sejak) values (1, $1, 21, 'BEDA', '34', '33', 'BLOKIR_JAB', now() - interval '3 days') returning id::text",
    [nip],
  );
  const selisihId = rows[0]?.id;
  const hasil = await ajukan(dunia, [nip]);
  expect(hasil).toMatchObject({ __typename: 'MutasiDitahan', hasil: 'DITAHAN', usul: { status: 'DITAHAN' } });
  expect(hasil.pegawai[0].pegawai.nip).toBe(nip);
  expect(hasil.pegawai[0].sumber).toMatchObject([{ sisi: 'BKN', tarikan: '1', versiKanon: 1, status: 'SEHAT' }, { sisi: 'SIMPEG' }]);
  expect(hasil.pegawai[0].butir).toMatchObject([
    {
      kode: 'A11',
      hasil: 'GAGAL',
      tingkat: 'BLOCK',
      selisih: [{ bidang: 'golAkhirId', nilaiBkn: '34', nilaiSimpeg: '33', umurHari: 3, selisih: { id: selisihId } }],
    },
  ]);
  await dunia.admin.query("update selisih set status = 'TERTUTUP', ditutup_pada = now() where id = $1", [selisihId]);
  const ulang = await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: hasil.usul.id, versi: hasil.usul.versi } });
  expect(ulang['hasil']).toMatchObject({ __typename: 'MutasiDiajukan', usul: { id: hasil.usul.id, status: 'DIAJUKAN', versi: 3 } });
});

test('tanpa umpan kinerja, hukdis dan formasi, D13, B01 dan D24 belum diketahui dan menahan; sesudah ada umpan usul lewat', async () => {
  const nip = nipKe(2);
  await dunia.tambahPegawai(nip);
  await dunia.admin.query("delete from kesegaran where instansi = 1 and jenis <> 'pegawai'");
  const hasil = await ajukan(dunia, [nip]);
  expect(hasil.pegawai[0].butir.map((b: { kode: string; hasil: string }) => [b.kode, b.hasil])).toEqual([
    ['B01', 'BELUM_DIKETAHUI'],
    ['D13', 'BELUM_DIKETAHUI'],
    ['D24', 'BELUM_DIKETAHUI'],
  ]);
  await dunia.segarkan(1);
  const ulang = await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: hasil.usul.id, versi: hasil.usul.versi } });
  expect(ulang['hasil'].__typename).toBe('MutasiDiajukan');
});

test('pegawai, unit dan jabatan yang tidak dikenal atau di luar kewenangan menjadi userErrors per baris dan tidak ada yang tersimpan', async () => {
  await dunia.tambahPegawai(nipKe(3));
  await dunia.tambahPegawai(nipKe(4), 2);
  const sebelum = await dunia.admin.query('select count(*) from usul');
  const hasil = await ajukan(dunia, [nipKe(3), nipKe(4), nipKe(3)], {
    pegawai: [
      { nip: nipKe(3), tujuan: { instansiId: 'INS-1', unorId: 'U2', jabatanId: 'J9' } },
      { nip: nipKe(4), tujuan: { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'J1' } },
      { nip: nipKe(3), tujuan: { instansiId: 'INS-9', unorId: 'U1', jabatanId: 'JP' } },
    ],
  });
  expect(hasil.userErrors.map((e: { field: string; kode: string }) => [e.field, e.kode])).toEqual([
    ['pegawai.0.tujuan.unorId', 'UNOR_TIDAK_DIKENAL'],
    ['pegawai.0.tujuan.jabatanId', 'JABATAN_TIDAK_DIKENAL'],
    ['pegawai.1.nip', 'PEGAWAI_TIDAK_DIKENAL'],
    ['pegawai.2.nip', 'PEGAWAI_GANDA'],
    ['pegawai.2.tujuan.instansiId', 'INSTANSI_TIDAK_DIKENAL'],
  ]);
  expect((await dunia.admin.query('select count(*) from usul')).rows).toEqual(sebelum.rows);
});

test('peringatan menahan sampai pengusul mengakuinya', async () => {
  const nip = nipKe(5);
  await dunia.tambahPegawai(nip);
  await dunia.admin.query(
    "insert into temuan (nomor, kunci, kategori, instansi, nip, uraian, sumber, oleh) values ('T-5', 'k5', 'NSPK', 1, $1, 'temuan contoh', 'AUDITOR', 'uji')",
    [nip],
  );
  const hasil = await ajukan(dunia, [nip]);
  expect(hasil).toMatchObject({ __typename: 'MutasiDitahan', hasil: 'PERLU_ALASAN', pegawai: [{ butir: [{ kode: 'B08V', tingkat: 'WARN' }] }] });
  const ulang = await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: hasil.usul.id, versi: hasil.usul.versi, akuiPeringatan: ['B08V'] } });
  expect(ulang['hasil'].__typename).toBe('MutasiDiajukan');
});

test('kunci idempotensi yang sama menjawab usul yang sama; isi lain dengan kunci itu ditolak', async () => {
  const nip = nipKe(6);
  await dunia.tambahPegawai(nip);
  const input = masukan(dunia, [nip]);
  const semua = await Promise.all(Array.from({ length: 8 }, () => dunia.jalankan('OPERATOR_INSTANSI', AJUKAN, { input }, 'kunci-6')));
  expect(new Set(semua.map((s) => s['hasil'].usul.id)).size).toBe(1);
  const lain = await dunia.mentah('OPERATOR_INSTANSI', AJUKAN, { input: { ...input, alasan: 'Alasan yang sama sekali berbeda.' } }, 'kunci-6');
  expect(lain.errors?.[0]?.originalError).toMatchObject({ kode: 'KUNCI_DIPAKAI_LAIN' });
  const kedua = await ajukan(dunia, [nip]);
  expect(kedua.pegawai[0].butir.map((b: { kode: string }) => b.kode)).toEqual(['A10']);
});

test('usul 1 nama dan 1.000 nama memakai jumlah pernyataan SQL yang sama', { timeout: 240_000 }, async () => {
  await dunia.tambahPegawai(nipKe(7));
  const nip = Array.from({ length: 1_000 }, (_, i) => nipKe(2_000 + i));
  await dunia.tambahBanyak(nip);
  const tujuan = { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'JP' };
  // A busy machine may not do a thousand within the deadline of a mutation; nothing of that one is kept, and the next is counted from zero.
  const sekali = async (siapa: readonly string[]): Promise<Json | null> => {
    dunia.pernyataan.length = 0;
    return ajukan(dunia, siapa, { pegawai: siapa.map((n) => ({ nip: n, tujuan })) }).catch((galat: unknown) => {
      if (galat instanceof Kesalahan && galat.kode === 'TENGGAT_TERLEWATI') return null;
      throw galat;
    });
  };
  const hitung = async (siapa: readonly string[]): Promise<number> => {
    let hasil = await sekali(siapa);
    for (let ulang = 0; hasil === null && ulang < 5; ulang++) hasil = await sekali(siapa);
    expect(hasil?.__typename).toBe('MutasiDiajukan');
    return dunia.pernyataan.length;
  };
  const satu = await hitung([nipKe(7)]);
  expect(await hitung(nip)).toBe(satu);
  expect(satu).toBeLessThanOrEqual(16);
});

test('peran lain tidak dapat mengajukan', async () => {
  for (const peran of ['VERIFIKATOR_BKN', 'PPK', 'VIEWER_PANRB', 'ASN'] as const) {
    const { errors } = await dunia.mentah(pemanggil(peran), AJUKAN, { input: masukan(dunia, [nipKe(0)]) });
    expect(errors?.[0]?.originalError).toMatchObject({ kode: 'TIDAK_BERWENANG' });
  }
});
