import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boleh, type Operasi, PERAN } from '../../../domain/akses.ts';
import { type Langkah, lakukan, lantik, PERTEK, SETUJUI, sampai, sk } from './alur.ts';
import { ajukan, tindakan, ULANG } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from './dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

const statusUsul = async (id: string): Promise<string> =>
  (await dunia.admin.query<{ status: string }>('select status from usul where id = $1', [id])).rows[0]?.status ?? '';

test('jalur lengkap: DIAJUKAN, DISETUJUI, PERTEK_TERBIT, SK_TERBIT, DILANTIK, dengan tugas keluar untuk kedua sisi', async () => {
  const nip = nipKe(10);
  const usul = await sampai(dunia, nip, [SETUJUI, PERTEK, sk(dunia), lantik(dunia)]);
  expect(usul.status).toBe('DILANTIK');
  const { rows: tugas } = await dunia.admin.query('select kunci, jenis, instansi, isi from tugas_keluar where nip = $1 order by kunci', [nip]);
  expect(tugas).toMatchObject([
    {
      kunci: `usul:${usul.id}:${nip}:SIASN`,
      jenis: 'JABATAN',
      instansi: 1,
      isi: { jabatanId: 'J1', unorId: 'U1', nomorSk: '800/1/2026', tmtJabatan: dunia.tmt },
    },
    { kunci: `usul:${usul.id}:${nip}:SIMPEG` },
  ]);
  const isi = `query ($id: ID!) { usul(id: $id) { status jumlahPegawai pertek { nomor mode } sk { nomor } pelantikan { tanggal } tugasKeluar { tujuan pegawai { nip } }
    riwayat { tindakan ke } beritaAcara { tahap hasil sidik } pegawai(first: 1) { nodes { pegawai { nip } tujuan { jabatan { id } jenjang bup } } } } }`;
  const { usul: dibaca } = await dunia.jalankan('AUDITOR_ASN', isi, { id: usul.id });
  expect(dibaca).toMatchObject({
    status: 'DILANTIK',
    jumlahPegawai: 1,
    pertek: { mode: 'DELEGASI_OTOMATIS', nomor: expect.stringMatching(/^\d+\/R-AK\.02\.02\/SD\/D\/\d{4}$/) },
    riwayat: ['DIAJUKAN', 'DISETUJUI', 'PERTEK_TERBIT', 'SK_TERBIT', 'DILANTIK'].map((ke) => ({ ke })),
    beritaAcara: ['PELANTIKAN', 'SK', 'PERTEK', 'SETUJUI', 'AJUKAN'].map((tahap) => ({ tahap, hasil: 'LOLOS' })),
    tugasKeluar: [{ tujuan: 'SIASN' }, { tujuan: 'SIMPEG' }],
    pegawai: { nodes: [{ pegawai: { nip }, tujuan: { jabatan: { id: 'J1' }, jenjang: 'PENGAWAS', bup: 58 } }] },
  });
});

test('dalam masa larangan pilkada usul menunggu Mendagri dan baru dapat SK sesudah persetujuan dicatat', async () => {
  const nip = nipKe(11);
  const tujuan = { pegawai: [{ nip, tujuan: { instansiId: 'INS-2', unorId: 'U2', jabatanId: 'J2' } }], akuiPeringatan: ['C03'] };
  // The two regencies lie in different provinces: both governors approve before BKN.
  await dunia.admin.query(
    "insert into instansi (no, id, kode_cepat, nama, jenis, provinsi_id) values (4, 'INS-4', '9100', 'Provinsi Contoh', 'PROV', '35'), (5, 'INS-5', '9200', 'Provinsi Lain', 'PROV', '31')",
  );
  const gubernur = (no: number): Langkah => ({
    nama: 'setujuiProvinsi',
    peran: pemanggil('APPROVER_PROVINSI', no),
    isi: { nomor: `100/${no}`, tanggal: dunia.tanggalSk },
  });
  const menunggu = await sampai(dunia, nip, [{ nama: 'setujuiInstansi', peran: 'APPROVER_INSTANSI' }, gubernur(4), gubernur(5), SETUJUI, PERTEK], tujuan);
  expect(menunggu.status).toBe('MENUNGGU_MENDAGRI');
  const skTujuan = { ...sk(dunia), peran: pemanggil('PPK', 2) };
  expect(await lakukan(dunia, menunggu, skTujuan)).toMatchObject({ userErrors: [{ kode: 'PERALIHAN_DITOLAK' }] });
  const dicatat = await lakukan(dunia, menunggu, {
    nama: 'catatPersetujuanMendagri',
    peran: 'OTDA_KEMENDAGRI',
    isi: { nomor: '100.2/1', tanggal: dunia.tanggalSk },
  });
  expect(dicatat.usul.status).toBe('PERTEK_TERBIT');
  expect(await lakukan(dunia, dicatat.usul, sk(dunia))).toMatchObject({ userErrors: [{ kode: 'BUKAN_INSTANSI_ANDA' }] });
  // The move itself is the minister's to decide (C19).
  const keputusan = { penetap: 'MENDAGRI', nomor: '824/11', tanggal: dunia.tanggalSk };
  const diputus = await lakukan(dunia, dicatat.usul, { nama: 'catatKeputusanPemindahan', peran: pemanggil('PPK', 2), isi: keputusan });
  const terbit = await lakukan(dunia, diputus.usul, skTujuan);
  expect(terbit.usul.status).toBe('SK_TERBIT');
  expect((await lakukan(dunia, terbit.usul, { ...lantik(dunia), peran: pemanggil('OPERATOR_INSTANSI', 2) })).usul.status).toBe('DILANTIK');
});

test('orang yang mengusulkan, dan steward yang memutus selisih pegawainya, tidak dapat menyetujui', async () => {
  const nip = nipKe(13);
  const usul = await sampai(dunia, nip, []);
  const pengusul = { ...pemanggil('VERIFIKATOR_BKN'), orang: pemanggil('OPERATOR_INSTANSI').orang };
  expect(await lakukan(dunia, usul, { ...SETUJUI, peran: pengusul })).toMatchObject({ userErrors: [{ kode: 'ORANG_SAMA' }] });
  await dunia.admin.query(
    `with s as (insert into selisih (instansi, nip, bidang, jenis, level, status) values (1, $1, 3, 'BEDA', 'PERINGATAN', 'TERTUTUP') returning id)
     insert into keputusan (selisih, jenis, alasan_kode, alasan, oleh, orang) select id, 'BKN_BENAR', 'X', 'alasan contoh panjang', 'steward', 'orang-rangkap' from s`,
    [nip],
  );
  expect(await lakukan(dunia, usul, { ...SETUJUI, peran: { ...pemanggil('VERIFIKATOR_BKN'), orang: 'orang-rangkap' } })).toMatchObject({
    userErrors: [{ kode: 'ORANG_SAMA' }],
  });
  expect((await lakukan(dunia, usul, SETUJUI)).usul.status).toBe('DISETUJUI');
});

test('kembalikan, tolak dan batalkan mengikuti tabel status dan meminta catatan', async () => {
  const catatan = { catatan: 'Dokumen pendukung belum lengkap.' };
  const usul = await sampai(dunia, nipKe(14), []);
  expect(await lakukan(dunia, usul, { nama: 'kembalikanMutasi', peran: 'VERIFIKATOR_BKN', isi: { catatan: 'x' } })).toMatchObject({
    userErrors: [{ kode: 'CATATAN_WAJIB', field: 'catatan' }],
  });
  const bts = await lakukan(dunia, usul, { nama: 'kembalikanMutasi', peran: 'VERIFIKATOR_BKN', isi: catatan });
  expect(bts.usul.status).toBe('BTS');
  const ulang = await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: usul.id, versi: bts.usul.versi } });
  expect(ulang['hasil'].usul.status).toBe('DIAJUKAN');
  expect((await lakukan(dunia, ulang['hasil'].usul, { nama: 'tolakMutasi', peran: 'VERIFIKATOR_BKN', isi: catatan })).usul.status).toBe('TMS');
  const lain = await sampai(dunia, nipKe(15), []);
  expect(await lakukan(dunia, lain, { nama: 'batalkanMutasi', peran: pemanggil('PPK', 2), isi: catatan })).toMatchObject({
    userErrors: [{ kode: 'TIDAK_DITEMUKAN' }],
  });
  const batal = await lakukan(dunia, lain, { nama: 'batalkanMutasi', peran: 'PPK', isi: catatan });
  expect(batal.usul.status).toBe('DIBATALKAN');
  expect(await lakukan(dunia, batal.usul, SETUJUI)).toMatchObject({ userErrors: [{ kode: 'PERALIHAN_DITOLAK' }] });
});

test('C14: SK yang tanggalnya sesudah TMT menahan usul dan tidak tercatat', async () => {
  const usul = await sampai(dunia, nipKe(16), [SETUJUI, PERTEK]);
  const hasil = await lakukan(dunia, usul, { nama: 'terbitkanSk', peran: 'PPK', isi: { nomor: 'SK/X', tanggal: '2099-01-01' } });
  expect(hasil).toMatchObject({ __typename: 'MutasiDitahan', usul: { status: 'DITAHAN' }, pegawai: [{ butir: [{ kode: 'C14', hasil: 'GAGAL' }] }] });
  expect((await dunia.admin.query('select from sk where usul = $1', [usul.id])).rowCount).toBe(0);
});

test('versi lama ditolak dan 64 penyetujuan serentak menghasilkan satu', async () => {
  const usul = await sampai(dunia, nipKe(17), []);
  expect(await lakukan(dunia, { ...usul, versi: 1 }, SETUJUI)).toMatchObject({ userErrors: [{ kode: 'VERSI_BERUBAH' }] });
  const semua = await Promise.all(Array.from({ length: 64 }, () => lakukan(dunia, usul, SETUJUI)));
  expect(semua.filter((h) => h.__typename === 'MutasiBeralih')).toHaveLength(1);
  const { rows } = await dunia.admin.query("select count(*)::int as n from usul_riwayat where usul = $1 and tindakan = 'setujui'", [usul.id]);
  expect(rows).toEqual([{ n: 1 }]);
});

describe('penghalang yang datang sesudah DISETUJUI memindahkan usul ke DITAHAN dalam transaksi yang sama (I15)', () => {
  const PENGHALANG: readonly (readonly [string, string, 'simpul_sync' | 'simpul_pemilik'])[] = [
    ['selisih', "insert into selisih (instansi, nip, bidang, jenis, level) values (1, $1, 2, 'BEDA', 'BLOKIR')", 'simpul_sync'],
    [
      'hukuman',
      "insert into hukuman_disiplin (id, instansi, nip, jenis_hukuman_id, tingkat, mulai, sumber, oleh) values ('h' || $1::text, 1, $1::bigint, '07', 'B', hari_ini(), 'SIASN', 'uji')",
      'simpul_sync',
    ],
    ['beda himpunan', "insert into beda_himpunan (instansi, nip, jenis) values (1, $1, 'HANYA_BKN')", 'simpul_sync'],
    [
      'temuan',
      "insert into temuan (nomor, kunci, kategori, instansi, nip, tahap, uraian, sumber, oleh) values ('I15' || $1::text, 'I15' || $1::text, 'NSPK', 1, $1::bigint, 'TERBUKTI', 'x', 'SISTEM', 'uji')",
      'simpul_sync',
    ],
    [
      'blokir ASN',
      "insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, status, diusulkan_oleh, disetujui_oleh) values ('ASN', 1, $1, 'B', 'x', 'AKTIF', 'a', 'b')",
      'simpul_pemilik',
    ],
  ];
  test.each(PENGHALANG)('%s', async (nama, sql, peran) => {
    const nip = nipKe(20 + PENGHALANG.findIndex(([n]) => n === nama));
    const usul = await sampai(dunia, nip, [SETUJUI, PERTEK]);
    const klien = await dunia.admin.connect();
    try {
      await klien.query('begin');
      await klien.query(`set local role ${peran}`);
      await klien.query(sql, [nip]);
      const dalam = await klien.query('select status from usul where id = $1', [usul.id]);
      expect(dalam.rows).toEqual([{ status: 'DITAHAN' }]);
      await klien.query('commit');
    } finally {
      klien.release();
    }
    expect(await statusUsul(usul.id)).toBe('DITAHAN');
    expect(await lakukan(dunia, usul, sk(dunia))).toMatchObject({ userErrors: [{ kode: 'VERSI_BERUBAH' }] });
  });
});

test('usul yang ditahan sesudah SK menempuh jalur lagi dan memakai surat yang sudah tercatat', async () => {
  const nip = nipKe(31);
  const terbit = await sampai(dunia, nip, [SETUJUI, PERTEK, sk(dunia)]);
  const selisih = await dunia.admin.query<{ id: string }>(
    "insert into selisih (instansi, nip, bidang, jenis, level) values (1, $1, 2, 'BEDA', 'BLOKIR') returning id",
    [nip],
  );
  expect(await statusUsul(terbit.id)).toBe('DITAHAN');
  await dunia.admin.query("update selisih set status = 'TERTUTUP' where id = $1", [selisih.rows[0]?.id]);
  let hasil = (await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id: terbit.id, versi: terbit.versi + 1 } }))['hasil'];
  for (const langkah of [SETUJUI, PERTEK]) hasil = await lakukan(dunia, hasil.usul, langkah);
  expect(await lakukan(dunia, hasil.usul, sk(dunia, 'SK LAIN'))).toMatchObject({ userErrors: [{ kode: 'SURAT_SUDAH_ADA' }] });
  hasil = await lakukan(dunia, hasil.usul, sk(dunia));
  expect((await lakukan(dunia, hasil.usul, lantik(dunia))).usul.status).toBe('DILANTIK');
  const { rows } = await dunia.admin.query(
    'select (select count(*)::int from pertek where usul = $1) as pertek, (select count(*)::int from sk where usul = $1) as sk',
    [terbit.id],
  );
  expect(rows).toEqual([{ pertek: 1, sk: 1 }]);
});

test('umpan yang basi menahan setiap tahap sesudahnya dengan A12', async () => {
  const usul = await sampai(dunia, nipKe(32), [SETUJUI]);
  await dunia.admin.query("update kesegaran set pada = now() - interval '25 hours' where instansi = 1 and sisi = 'SIMPEG' and jenis = 'pegawai'");
  const hasil = await lakukan(dunia, usul, PERTEK);
  await dunia.segarkan(1);
  expect(hasil).toMatchObject({
    __typename: 'MutasiDitahan',
    usul: { status: 'DITAHAN' },
    pegawai: [{ butir: [{ kode: 'A12', hasil: 'GAGAL', pesan: expect.stringContaining('FEED_BASI') }] }],
  });
});

test('hukuman yang masih berjalan hari ini tetapi berakhir sebelum TMT tidak menahan, baik pada aturan maupun pada pemicu', async () => {
  const nip = nipKe(30);
  await dunia.tambahPegawai(nip);
  await dunia.admin.query(
    "insert into hukuman_disiplin (id, instansi, nip, jenis_hukuman_id, tingkat, mulai, akhir, sumber, oleh) values ('h30', 1, $1, '04', 'S', hari_ini() - 100, hari_ini() + 1, 'SIASN', 'uji')",
    [nip],
  );
  expect(await ajukan(dunia, [nip])).toMatchObject({ __typename: 'MutasiDiajukan', usul: { status: 'DIAJUKAN' } });
});

describe('hukuman yang hanya ada pada riwayat satu sisi', () => {
  const beda = (nip: string, isi: { beda?: string; level?: string; nilai: Record<string, readonly [string | null, string | null]> }): Promise<unknown> =>
    dunia.admin.query("insert into beda_riwayat (instansi, nip, jenis, kunci, beda, level, nilai) values (1, $1, 'hukdis', 'S:25|2026', $2, $3, $4)", [
      nip,
      isi.beda ?? 'HANYA_SIMPEG',
      isi.level ?? 'BLOKIR',
      JSON.stringify(isi.nilai),
    ]);

  test('menahan usul baru dengan B01 yang belum diketahui, dan aturan serta pemicu sependapat', async () => {
    const nip = nipKe(33);
    await dunia.tambahPegawai(nip);
    await beda(nip, { nilai: { skNomor: [null, 'SK/904'], mulai: [null, '2020-01-01'], akhir: [null, '2099-01-01'] } });
    expect(await ajukan(dunia, [nip])).toMatchObject({
      __typename: 'MutasiDitahan',
      pegawai: [{ butir: [{ kode: 'B01', hasil: 'BELUM_DIKETAHUI', pesan: expect.stringContaining('hanya ada pada riwayat SIMPEG') }] }],
    });
    const { rows } = await dunia.admin.query('select sebab from gerbang_penghalang(array[$1::bigint], $2, $3)', [nip, 'PEMINDAHAN', dunia.tmt]);
    expect(rows).toEqual([{ sebab: 'HUKUMAN_SATU_SISI' }]);
  });

  test.each([
    [35, 'yang berakhir sebelum TMT', { nilai: { akhir: [null, '2020-01-01'] as const } }],
    [36, 'yang tidak bertingkat BLOKIR', { level: 'PERINGATAN', nilai: {} }],
  ])('%i: %s tidak menahan', async (urut, _nama, isi) => {
    const nip = nipKe(urut);
    await dunia.tambahPegawai(nip);
    await beda(nip, isi);
    expect(await ajukan(dunia, [nip])).toMatchObject({ __typename: 'MutasiDiajukan' });
  });

  test('datang sesudah DISETUJUI: usul pindah ke DITAHAN dalam transaksi yang sama, yang sekadar memperingatkan tidak', async () => {
    const nip = nipKe(34);
    const usul = await sampai(dunia, nip, [SETUJUI]);
    await dunia.admin.query(
      "insert into beda_riwayat (instansi, nip, jenis, kunci, beda, level, nilai) values (1, $1, 'jabatan', 'S:1|2', 'KOLOM', 'PERINGATAN', '{}')",
      [nip],
    );
    expect(await statusUsul(usul.id)).toBe('DISETUJUI');
    await beda(nip, { nilai: { skNomor: [null, 'SK/905'] } });
    expect(await statusUsul(usul.id)).toBe('DITAHAN');
  });
});

test('penghalang yang hanya dilihat basis data dijawab sebagai ditahan, bukan galat', async () => {
  const nip = nipKe(77);
  await dunia.tambahPegawai(nip);
  // The database has the last word: here it knows of a blocker that no rule reads.
  await dunia.admin.query(`alter function gerbang_penghalang(bigint[], text, date) rename to gerbang_penghalang_asli;
    create function gerbang_penghalang(p_nip bigint[], p_jenis text, p_tmt date) returns table (nip bigint, sebab text) language sql stable as $$
      select * from gerbang_penghalang_asli(p_nip, p_jenis, p_tmt) union all select n, 'UJI' from unnest(p_nip) n where n = ${nip} $$`);
  expect(await ajukan(dunia, [nip])).toMatchObject({
    __typename: 'MutasiDitahan',
    hasil: 'DITAHAN',
    usul: { status: 'DITAHAN' },
    beritaAcara: { penghalang: ['UJI'] },
  });
});

test('setiap peran di luar tabel ditolak pada setiap tindakan', async () => {
  const operasi: Readonly<Record<string, Operasi>> = {
    setujuiMutasi: 'setujuiMutasi',
    kembalikanMutasi: 'setujuiMutasi',
    tolakMutasi: 'setujuiMutasi',
    batalkanMutasi: 'batalkanMutasi',
    terbitkanPertek: 'terbitkanPertek',
    catatPersetujuanMendagri: 'catatPersetujuanMendagri',
    terbitkanSk: 'terbitkanSk',
    catatPelantikan: 'catatPelantikan',
  };
  const isi: Readonly<Record<string, Record<string, unknown>>> = {
    TindakanBercatatanInput: { catatan: 'catatan contoh' },
    SuratInput: { nomor: '1', tanggal: dunia.tmt },
    PelantikanInput: { tanggal: dunia.tmt },
    TindakanUsulInput: {},
  };
  for (const [nama, op] of Object.entries(operasi)) {
    const dokumen = tindakan(nama);
    const jenis = /input: (\w+)!/.exec(dokumen)?.[1] ?? '';
    for (const peran of PERAN) {
      const { data, errors } = await dunia.mentah(peran, dokumen, { input: { id: '999999', versi: 1, ...isi[jenis] } });
      if (boleh(op, peran)) expect(data?.['hasil'], `${nama} ${peran}`).toMatchObject({ userErrors: [{ kode: 'TIDAK_DITEMUKAN' }] });
      else expect(errors?.[0]?.originalError, `${nama} ${peran}`).toMatchObject({ kode: 'TIDAK_BERWENANG' });
    }
  }
});
