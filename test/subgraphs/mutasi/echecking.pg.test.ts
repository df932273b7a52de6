import { afterAll, beforeAll, expect, test } from 'vitest';
import { boleh, PERAN } from '../../../domain/akses.ts';
import { EMBER_STATUS } from '../../../domain/mutasi/ember.ts';
import { PERTEK, SETUJUI, sampai } from './alur.ts';
import { idDokumen } from './dokumen.ts';
import { buatDunia, type Dunia, type Json, nipKe, pemanggil } from './dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
  await dunia.tambahBanyak(Array.from({ length: 300 }, (_, i) => nipKe(i)));
});
afterAll(() => dunia.tutup());

const ECHECKING =
  'query ($input: EcheckingInput!) { hasil: echecking(input: $input) { baris pegawai { nip } hasil butir { kode hasil tingkat } userErrors { field kode } } }';
const SAMA = { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'J1' };
const baris = (n: number, timpa: Record<string, unknown> = {}) => ({
  nip: nipKe(n),
  tujuan: SAMA,
  jenis: 'PEMINDAHAN',
  tmt: dunia.tmt,
  alasan: 'Mengisi jabatan pengawas yang kosong sejak Januari.',
  ...timpa,
});
const dokumen = [{ id: idDokumen('BA_TPK') }];
const periksa = async (semua: readonly object[], lain: Record<string, unknown> = { dokumen }, peran: Parameters<Dunia['jalankan']>[0] = 'OPERATOR_INSTANSI') =>
  (await dunia.jalankan(peran, ECHECKING, { input: { baris: semua, ...lain } }))['hasil'];

test('setiap baris dinilai sebagai usul tersendiri: bersih, tertahan, dan tidak dapat dinilai berdampingan dalam urutan masukan', async () => {
  const hasil = await periksa([
    baris(0),
    baris(1, { alasan: 'pendek' }),
    baris(2, { tujuan: { instansiId: 'INS-1', unorId: 'U9', jabatanId: 'J9' } }),
    baris(0),
    baris(3, { jenis: 'PEMBERHENTIAN', tujuan: { instansiId: 'INS-1', unorId: 'UNOR-01', jabatanId: 'JABATAN-02' } }),
    baris(4, { rincian: { jenisPemberhentian: '1' } }),
  ]);
  expect(hasil.map((h: { baris: number }) => h.baris)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(hasil[0]).toMatchObject({ pegawai: { nip: nipKe(0) }, hasil: 'LOLOS', butir: [], userErrors: [] });
  expect(hasil[1]).toMatchObject({ hasil: 'DITAHAN', butir: [{ kode: 'C12', hasil: 'GAGAL', tingkat: 'BLOCK' }] });
  expect(hasil[2]).toMatchObject({
    hasil: null,
    userErrors: [
      { field: 'baris.2.tujuan.unorId', kode: 'UNOR_TIDAK_DIKENAL' },
      { field: 'baris.2.tujuan.jabatanId', kode: 'JABATAN_TIDAK_DIKENAL' },
    ],
  });
  expect(hasil[3]).toMatchObject({ hasil: null, userErrors: [{ field: 'baris.3.nip', kode: 'PEGAWAI_GANDA' }] });
  expect(hasil[4].butir.map((b: { kode: string }) => b.kode)).toContain('F01');
  expect(hasil[5]).toMatchObject({ hasil: null, userErrors: [{ field: 'baris.5.rincian.jenisPemberhentian', kode: 'RINCIAN_SALAH' }] });
});

test('daftar bercampur tujuan: rute setiap baris menurut asal dan tujuannya sendiri', async () => {
  const ke = { instansiId: 'INS-2', unorId: 'U2', jabatanId: 'J2' };
  const [dalam, antar] = await periksa([baris(5), baris(6, { tujuan: ke })]);
  expect(dalam.hasil).toBe('LOLOS');
  expect(antar.butir.map((b: { kode: string }) => b.kode)).toEqual(expect.arrayContaining(['E01', 'E02']));
  expect(antar.butir.map((b: { kode: string }) => b.kode)).not.toContain('E09');
});

test('jawabannya sama dengan jawaban simulasi usul satu orang', async () => {
  const semua = [baris(7), baris(8, { alasan: 'pendek' }), baris(9, { tujuan: { ...SAMA, unorId: 'U1P', jabatanId: 'J1P' } })];
  const daftar = await periksa(semua);
  for (const [i, { nip, tujuan, ...isi }] of semua.entries()) {
    const s = await dunia.jalankan(
      'OPERATOR_INSTANSI',
      'query ($input: AjukanMutasiInput!) { hasil: simulasiMutasi(input: $input) { hasil pegawai { butir { kode } } } }',
      {
        input: { ...isi, pegawai: [{ nip, tujuan }], dokumen },
      },
    );
    const kode = (butir: readonly { kode: string }[] = []) => butir.map((b) => b.kode);
    expect([daftar[i].hasil, kode(daftar[i].butir)]).toEqual([s['hasil'].hasil, kode(s['hasil'].pegawai[0]?.butir)]);
  }
});

test('1 baris dan 300 baris memakai jumlah pernyataan SQL yang sama, dan tidak ada yang tersimpan', async () => {
  const banyak = async (n: number) => {
    dunia.pernyataan.length = 0;
    const hasil = await periksa(Array.from({ length: n }, (_, i) => baris(i)));
    expect(hasil).toHaveLength(n);
    return dunia.pernyataan.length;
  };
  expect(await banyak(300)).toBe(await banyak(1));
  expect((await dunia.admin.query('select 1 from usul union all select 1 from berita_acara')).rows).toEqual([]);
});

test('dokumen yang tidak dikenal menggagalkan setiap baris dengan sebabnya; daftar kosong dan terlalu panjang ditolak', async () => {
  const [h] = await periksa([baris(0)], { dokumen: [{ id: '999999' }] });
  expect(h).toMatchObject({ hasil: null, userErrors: [{ field: 'dokumen.0.id', kode: 'DOKUMEN_TIDAK_DIKENAL' }] });
  for (const semua of [[], Array.from({ length: 1_001 }, () => baris(0))]) {
    const { errors } = await dunia.mentah('OPERATOR_INSTANSI', ECHECKING, { input: { baris: semua } });
    expect(errors?.[0]?.originalError).toMatchObject({ kode: 'MASUKAN_SALAH' });
  }
});

test('diri sendiri ditandai; peran tanpa ajukanMutasi tidak didengar', async () => {
  const [h] = await periksa([baris(0)], { dokumen }, { ...pemanggil('OPERATOR_INSTANSI'), nip: nipKe(0) });
  expect(h).toMatchObject({ hasil: 'LOLOS', userErrors: [{ field: 'baris.0.nip', kode: 'ORANG_SAMA' }] });
  for (const peran of PERAN.filter((p) => p !== 'SISTEM' && !boleh('ajukanMutasi', p)))
    expect((await dunia.mentah(pemanggil(peran), ECHECKING, { input: { baris: [baris(0)] } })).errors, peran).toBeDefined();
});

test('keranjang per instansi sama dengan hitung ulang, halaman demi halaman; instansi tanpa usul di BKN tidak disebut', async () => {
  const status = Object.keys(EMBER_STATUS)
    .map((s) => `'${s}'`)
    .join(', ');
  await sampai(dunia, nipKe(400), []);
  await sampai(dunia, nipKe(401), [{ nama: 'setujuiInstansi', peran: 'PPK' }, SETUJUI, PERTEK]);
  await sampai(dunia, nipKe(402), [{ nama: 'kembalikanMutasi', peran: 'VERIFIKATOR_BKN', isi: { catatan: 'Berkas tidak terbaca.' } }]);
  await sampai(dunia, nipKe(403), [{ nama: 'tolakMutasi', peran: 'VERIFIKATOR_BKN', isi: { catatan: 'Tidak memenuhi syarat.' } }]);
  await sampai(dunia, nipKe(404), [{ nama: 'batalkanMutasi', peran: 'OPERATOR_INSTANSI', isi: { catatan: 'Salah ketik.' } }]);
  await dunia.admin.query(
    `insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul) select 2, 'PEMINDAHAN', s, hari_ini(), 'DRAF', 'x', 'x' from unnest(array[${status}]) s;
     alter table usul disable trigger usul_gerbang; update usul set status = alasan where instansi = 2; alter table usul enable trigger usul_gerbang`,
  );
  await dunia.admin.query(
    "insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul) values (3, 'PEMINDAHAN', 'x', hari_ini(), 'DRAF', 'x', 'x')",
  );
  const { rows } = await dunia.admin.query<{ id: string; status: keyof typeof EMBER_STATUS; n: number }>(
    'select i.id, u.status, count(*)::int n from usul u join instansi i on i.no = u.instansi group by 1, 2',
  );
  const ulang = new Map<string, Record<string, unknown>>();
  for (const { id, status, n } of rows) {
    const ember = EMBER_STATUS[status]?.toLowerCase();
    const h = ulang.get(id) ?? { instansi: { id }, inbox: 0, ms: 0, bts: 0, tms: 0 };
    if (ember !== undefined) ulang.set(id, { ...h, [ember]: (h[ember] as number) + n });
  }
  const EMBER =
    'query ($first: Int, $after: String) { emberUsul(first: $first, after: $after) { nodes { instansi { id } inbox ms bts tms } pageInfo { hasNextPage endCursor } } }';
  const semua: unknown[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo }: Json = (await dunia.jalankan('VERIFIKATOR_BKN', EMBER, { first: 1, after }))['emberUsul'];
    semua.push(...nodes);
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  expect(semua).toEqual([ulang.get('INS-1'), ulang.get('INS-2')]);
  for (const peran of PERAN.filter((p) => p !== 'SISTEM'))
    expect((await dunia.mentah(pemanggil(peran), EMBER)).errors === undefined, peran).toBe(boleh('bacaEmber', peran));
});
