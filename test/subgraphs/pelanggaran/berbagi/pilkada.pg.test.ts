import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { boleh, PERAN, type Peran } from '../../../../domain/akses.ts';
import { sqlUntukIrisan } from '../../../../platform/db/postgres-js.ts';
import { muatPilkada } from '../../../../sync/2-stage/muat-pilkada.ts';
import { kirimkan } from '../../../berat/tindakan/tindakan.ts';
import { masukan } from '../../mutasi/dokumen.ts';
import { buatDunia, type Dunia, type Json, nipKe } from '../../mutasi/dunia.ts';
import { tanyaPelanggaran } from './tanya.ts';

const SIMULASI = 'query ($input: AjukanMutasiInput!) { hasil: simulasiMutasi(input: $input) { pegawai { butir { kode hasil } } userErrors { kode } } }';
const KALENDER = 'query ($i: ID) { kalenderPilkada(instansiId: $i) { tahun versi penetapanPaslon provinsiId instansi { id } larangan { mulai akhir } } }';
const PANTAU = '{ pengawasanNetralitas { instansi { id } dalamLarangan temuanTerbuka kepalaDaerah petahanaMencalonkan larangan { mulai } } }';
const NIP = nipKe(0);
let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
  await dunia.tambahPegawai(NIP);
});
afterAll(() => dunia.tutup());
beforeEach(async () => {
  // The evidence is emptied behind its own trigger, so that each statement below starts from a calendar of province 31 alone.
  await dunia.admin.query(
    "set session_replication_role = replica; delete from kalender_pilkada_catatan where oleh <> 'uji'; set session_replication_role = origin",
  );
});

const hari = async (geser: number): Promise<string> =>
  (await dunia.admin.query<{ h: string }>('select (hari_ini() + $1::int)::text as h', [geser])).rows[0]?.h ?? '';
const isi = async (timpa: Record<string, unknown> = {}) => ({
  instansiId: 'INS-1',
  tahun: 2026,
  penetapanPaslon: await hari(30),
  akhirMasaJabatan: await hari(300),
  dasar: 'Keputusan KPU contoh 1/2026',
  ...timpa,
});
const catat = async (timpa: Record<string, unknown> = {}, peran: Peran = 'OTDA_KEMENDAGRI'): Promise<Json> =>
  kirimkan(dunia, { subgraf: 'pelanggaran', peran, nama: 'catatKalenderPilkada', masukan: 'CatatKalenderPilkadaInput', input: await isi(timpa) });
const kalender = async (i: string | null = 'INS-1') => (await tanyaPelanggaran(dunia, 'PPK', KALENDER, { i }))['kalenderPilkada'];
const jejak = async (): Promise<number> =>
  (await dunia.admin.query<{ n: number }>("select count(*)::int n from jejak where peristiwa = 'pelanggaran.kalender_pilkada_dicatat'")).rows[0]?.n ?? -1;

/** What the real gate says of C03 for a move within region 1; a rule that passes has no line. */
async function c03(): Promise<string | null> {
  const { pegawai } = (await dunia.jalankan('OPERATOR_INSTANSI', SIMULASI, { input: masukan(dunia, [NIP]) }))['hasil'];
  return pegawai[0]?.butir.find((b: { kode: string }) => b.kode === 'C03')?.hasil ?? null;
}
const pantau = async (id: string) => (await tanyaPelanggaran(dunia, 'VIEWER_BAWASLU', PANTAU))['pengawasanNetralitas'].find((w: Json) => w.instansi.id === id);

test('gerbang dan pengawasan membaca kalender yang sama: begitu tanggal dicatat C03 menahan, begitu bergeser atau dicabut tidak lagi', async () => {
  expect([await c03(), (await pantau('INS-1')).dalamLarangan]).toEqual([null, false]);
  await catat();
  expect([await c03(), (await pantau('INS-1')).dalamLarangan]).toEqual(['GAGAL', true]);
  expect(await pantau('INS-1')).toMatchObject({ kepalaDaerah: 'DEFINITIF', larangan: [{ mulai: (await kalender())[0].larangan.mulai }] });
  await catat({ penetapanPaslon: await hari(800), akhirMasaJabatan: await hari(900) });
  expect([await c03(), (await pantau('INS-1')).dalamLarangan]).toEqual([null, false]);
  await catat();
  expect(await c03()).toBe('GAGAL');
  await catat({ berlaku: false });
  expect([await c03(), (await pantau('INS-1')).larangan]).toEqual([null, []]);
  // Every version is kept.
  expect((await dunia.admin.query("select versi, berlaku from kalender_pilkada_catatan where oleh <> 'uji' order by versi")).rows).toEqual(
    [true, true, true, false].map((berlaku, i) => ({ versi: i + 1, berlaku })),
  );
});

test('pemilihan gubernur mengikat daerah di provinsinya dan tidak di provinsi lain; instansi pusat tidak diawasi', async () => {
  await catat({ instansiId: null, provinsiId: '35' });
  expect([await c03(), (await pantau('INS-1')).dalamLarangan]).toEqual(['GAGAL', true]);
  expect(await kalender()).toMatchObject([{ provinsiId: '35', instansi: null, versi: 1 }]);
  expect((await kalender('INS-2')).map((k: Json) => k.provinsiId)).toEqual(['31']);
  expect(await pantau('INS-3')).toBeUndefined();
});

test('temuan netralitas yang belum berakhir dihitung menurut kewenangan penanya', async () => {
  const masuk = (kategori: string, tahap: string) =>
    dunia.admin.query(
      "insert into temuan (nomor, kunci, kategori, instansi, tahap, uraian, sumber, oleh) values ($1 || $2, $1 || $2, $1, 1, $2, 'uji', 'AUDITOR', 'uji')",
      [kategori, tahap],
    );
  for (const tahap of ['VERIFIKASI', 'KAJIAN', 'SELESAI']) await masuk('NETRALITAS_DISIPLIN', tahap);
  await masuk('NSPK', 'TERBUKTI');
  expect((await pantau('INS-1')).temuanTerbuka).toBe(1);
  const wasdal = (await tanyaPelanggaran(dunia, 'DIR_WASDAL', PANTAU))['pengawasanNetralitas'];
  expect(wasdal.find((w: Json) => w.instansi.id === 'INS-1').temuanTerbuka).toBe(2);
});

test('mencatat hal yang sama lagi tidak berakibat: satu versi, satu jejak', async () => {
  const sebelum = await jejak();
  expect([await catat(), await catat({ dasar: 'Keputusan KPU contoh 2/2026' })]).toEqual([{ userErrors: [] }, { userErrors: [] }]);
  expect([(await kalender()).map((k: Json) => k.versi), (await jejak()) - sebelum]).toEqual([[1], 1]);
});

test.each([
  ['dua wilayah', { provinsiId: '35' }, 'MASUKAN_SALAH'],
  ['tanpa wilayah', { instansiId: null }, 'MASUKAN_SALAH'],
  ['instansi pusat', { instansiId: 'INS-3' }, 'TIDAK_DITEMUKAN'],
  ['provinsi yang tidak ada', { instansiId: null, provinsiId: '99' }, 'TIDAK_DITEMUKAN'],
  ['tahun di luar batas', { tahun: 1999 }, 'MASUKAN_SALAH'],
  ['akhir sebelum penetapan', { akhirMasaJabatan: '2020-01-01' }, 'MASUKAN_SALAH'],
  ['dasar terlalu pendek', { dasar: 'SK' }, 'MASUKAN_SALAH'],
])('%s ditolak tanpa mencatat', async (_, timpa, kode) => {
  expect((await catat(timpa)).userErrors).toEqual([{ kode }]);
  expect(await kalender()).toEqual([]);
});

test('peran: tepat yang boleh mencatat, membaca kalender, dan mengawasi', async () => {
  for (const peran of PERAN) {
    const hasil = async (fn: () => Promise<unknown>): Promise<boolean> => {
      const galat: unknown = await fn().then(
        () => null,
        (e: unknown) => e,
      );
      if (galat !== null) expect(galat, peran).toMatchObject({ kode: 'TIDAK_BERWENANG' });
      return galat === null;
    };
    expect(await hasil(() => catat({}, peran)), peran).toBe(boleh('catatKalenderPilkada', peran));
    expect(await hasil(() => tanyaPelanggaran(dunia, peran, KALENDER)), peran).toBe(boleh('bacaKalenderPilkada', peran));
    expect(await hasil(() => tanyaPelanggaran(dunia, peran, PANTAU)), peran).toBe(boleh('bacaPengawasanNetralitas', peran));
  }
});

test('berkas rujukan: dimuat ulang tidak menambah apa pun, yang hilang tidak berlaku lagi, yang dicatat pejabat tidak ditimpa', async () => {
  const muat = (semua: Parameters<typeof muatPilkada>[1]) =>
    sqlUntukIrisan(dunia.url, (sql) =>
      sql.begin((tx) =>
        muatPilkada(
          tx,
          semua,
          new Map([
            ['INS-1', 1],
            ['INS-2', 2],
          ]),
        ),
      ),
    );
  const satu = { provinsiId: null, instansiId: 'INS-1', penetapanPaslon: '2030-09-01', akhirMasaJabatan: '2031-02-01' };
  const dua = { ...satu, instansiId: 'INS-2' };
  await muat([satu, dua]);
  await muat([satu, dua]);
  expect((await kalender()).map((k: Json) => [k.tahun, k.versi])).toEqual([[2030, 1]]);
  await catat({ tahun: 2030, penetapanPaslon: '2030-10-15', akhirMasaJabatan: '2031-03-01' });
  await muat([satu]);
  expect((await kalender()).map((k: Json) => [k.penetapanPaslon, k.versi])).toEqual([['2030-10-15', 2]]);
  expect((await kalender('INS-2')).map((k: Json) => k.provinsiId)).toEqual(['31']);
  await muat([satu, dua]);
  expect((await kalender('INS-2')).map((k: Json) => k.versi)).toContain(3);
  await expect(muat([{ ...satu, instansiId: 'INS-9' }])).rejects.toMatchObject({ kode: 'BERKAS_DITOLAK' });
});

test('petahana yang mencalonkan diri: dicatat ya, dicatat tidak, dan belum dicatat adalah tiga jawaban; hanya catatan BKN yang berlaku hari ini', async () => {
  const catatan = async (nilai: string, dari: number, sampai: number | null, lain: { readonly sisi?: string; readonly batal?: boolean } = {}) =>
    dunia.admin.query(
      `insert into fakta_instansi (instansi, jenis, mulai, akhir, acuan, nilai, sisi, angka, dokumen, tanggal, sumber, batal, tarikan)
       values (1, 'PETAHANA', $2, $3, 'INS-1', $1, $4, 2026, 'KPU contoh', $2, 'KPU contoh', $5, 1)`,
      [nilai, await hari(dari), sampai === null ? null : await hari(sampai), lain.sisi ?? 'BKN', lain.batal ?? false],
    );
  const jawab = async () => [(await pantau('INS-1')).petahanaMencalonkan, (await pantau('INS-2')).petahanaMencalonkan];
  expect(await jawab()).toEqual([null, null]);
  await catatan('KEPALA_DAERAH', 5, null);
  await catatan('KEPALA_DAERAH', -300, -200);
  await catatan('KEPALA_DAERAH', -8, null, { sisi: 'SIMPEG' });
  await catatan('WAKIL_KEPALA_DAERAH', -9, null, { batal: true });
  expect(await jawab()).toEqual([null, null]);
  await catatan('TIDAK', -10, 100);
  expect(await jawab()).toEqual([false, null]);
  await catatan('WAKIL_KEPALA_DAERAH', -3, null);
  expect(await jawab()).toEqual([true, null]);
});
