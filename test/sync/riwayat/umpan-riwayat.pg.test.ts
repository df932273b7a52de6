import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ubahSumber } from '../../../contoh/sumber-hidup.ts';
import type { LaporanUmpan } from '../../../sync/unggahan/laporan.ts';
import { terimaUmpan } from '../../../sync/unggahan/terima.ts';
import { ujiUmpan } from '../../../sync/unggahan/uji.ts';
import { type Mesin, nipBerkas, rakitMesin, type SisiUji } from '../mesin.ts';
import { neracaSalah } from '../ramalan.ts';
import { type BarisUji, CAKUPAN_PENUH, kenalkan, orangUji, umpanRiwayat } from './rakit-riwayat.ts';

const NO = 1;
let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(40, 2);
  await m.tarik(NO);
});
afterAll(() => m.hapus());

const A = orangUji(1);
const jabatan = (nipBaru: string, lain: BarisUji = {}): BarisUji => ({
  ...{
    nipBaru,
    jenisRiwayat: 'jabatan',
    jenisJabatan: '4',
    jabatanFungsionalUmumId: 'J1',
    unorId: 'U1',
    tmtJabatan: '01-02-2020',
    nomorSk: `SK/${nipBaru.slice(-2)}`,
    tanggalSk: '15-01-2020',
  },
  ...lain,
});
const hukdis = (nipBaru: string, lain: BarisUji = {}): BarisUji => ({
  ...{
    nipBaru,
    jenisRiwayat: 'hukdis',
    jenisHukuman: '25',
    jenisTingkatHukumanId: 'S',
    skNomor: 'HD/1',
    skTanggal: '01-01-2026',
    hukumanTanggal: '01-01-2026',
    akhirHukumTanggal: '01-01-2099',
  },
  ...lain,
});
const beda = (nip: string): Promise<readonly object[]> =>
  m.sql(
    (sql) =>
      sql`select jenis, beda, level, status, versi, (select array_to_string(array(select jsonb_object_keys(nilai) order by 1), ',')) kolom from beda_riwayat where nip = ${nip} order by id`,
  );
const kirim = (sisi: SisiUji, ...baris: BarisUji[]): Promise<unknown> => umpanRiwayat(m, { no: NO, sisi }, [...CAKUPAN_PENUH, ...baris]);

async function laporan(isi: string, uji: boolean): Promise<LaporanUmpan> {
  const dir = path.join(m.sumber, '..', 'unggahan');
  mkdirSync(dir, { recursive: true });
  const berkas = path.join(dir, 'kiriman');
  writeFileSync(berkas, isi);
  const umpan = { instansi: NO, sisi: 'SIMPEG', jenis: 'riwayat', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'uji', orang: 'uji' } } as const;
  return (uji ? ujiUmpan : terimaUmpan)({ url: m.url, dir }, umpan, createReadStream(berkas));
}

describe('umpan riwayat', () => {
  it('menyebut baris, kolom, kode, dan pesan setiap baris yang ditolak; uji kering menghitung sama dan tidak meninggalkan apa pun', async () => {
    const csv = [
      'jenisRiwayat;nip;unorLokal;jenisJabatan;tmtJabatan;nomorSk;tanggalSk;golonganId;tmtGolongan',
      'hukdis;;;;;;;;',
      `jabatan;${A};;4;01-02-2020;SK/1;15-01-2020;;`,
      `jabatan;${A};;4;01-02-2020;SK / 1;15/01/2020;;`,
      `jabatan;${A};;4;01-03-2020;SK/1;2020-01-15;;`,
      `mutasi;${A};;;;;;;`,
      'golongan;1,98E+17;;;;;;III/d;01-04-2020',
      `golongan;${A};;;;;;;`,
      `golongan;${A};;;;;;III/d`,
      `golongan;${A};;;;;;III/d;01-04-2020`,
    ].join('\n');
    await kenalkan(m, NO, [A]);
    const uji = await laporan(csv, true);
    expect(await m.sql((sql) => sql`select (select count(*)::int from riwayat_simpeg) r, (select count(*)::int from staging_riwayat) s`)).toEqual([
      { r: 0, s: 0 },
    ]);
    const nyata = await laporan(csv, false);
    expect(nyata).toMatchObject({ status: 'DITERAPKAN', terbaca: 9, diterapkan: 2, takBerubah: 1, karantina: 5, duplikat: 1, dihapus: 0 });
    for (const k of ['terbaca', 'diterapkan', 'takBerubah', 'karantina', 'duplikat', 'dihapus', 'ditolak'] as const) expect(uji[k], k).toEqual(nyata[k]);
    expect(nyata.ditolak.map(({ baris, kolom, kode }) => [baris, kolom, kode])).toEqual([
      [5, null, 'RIWAYAT_GANDA_DALAM_BERKAS'],
      [6, 'jenisRiwayat', 'JENIS_RIWAYAT_TIDAK_DIKENAL'],
      [7, 'nip', 'NIP_DIBULATKAN_EXCEL'],
      [8, 'golonganId', 'NILAI_WAJIB_KOSONG'],
      [9, null, 'KOLOM_KURANG'],
    ]);
    expect(nyata.ditolak.every((d) => d.pesan.length > 20)).toBe(true);
    expect(await neracaSalah(m)).toEqual([]);
  });

  it('sisi yang belum pernah datang, dan jenis yang tidak disediakan, tidak mengatakan apa pun', async () => {
    const nip = orangUji(6);
    // An instansi of which no feed ever offered the kind.
    const no = 2;
    await umpanRiwayat(m, { no, sisi: 'BKN' }, [...CAKUPAN_PENUH, jabatan(nip), hukdis(nip)]);
    await umpanRiwayat(m, { no, sisi: 'SIMPEG' }, [jabatan(nip)]);
    expect(await beda(nip)).toEqual([]);
    await umpanRiwayat(m, { no, sisi: 'SIMPEG' }, [...CAKUPAN_PENUH, jabatan(nip)]);
    expect(await beda(nip)).toMatchObject([{ jenis: 'hukdis', beda: 'HANYA_BKN', level: 'BLOKIR', status: 'BARU' }]);
  });

  it('dibuka sekali, diperbarui, ditutup, dan dibuka lagi pada baris yang sama dengan catatan', async () => {
    const nip = orangUji(2);
    await kirim('BKN', jabatan(nip));
    await kirim('SIMPEG', jabatan(nip, { tmtJabatan: '01-03-2020' }));
    expect(await beda(nip)).toEqual([{ jenis: 'jabatan', beda: 'KOLOM', level: 'PERINGATAN', status: 'BARU', versi: 1, kolom: 'tmtJabatan' }]);
    await kirim('SIMPEG', jabatan(nip, { tmtJabatan: '01-04-2020' }));
    await kirim('SIMPEG', jabatan(nip));
    expect(await beda(nip)).toMatchObject([{ status: 'TERTUTUP', versi: 3 }]);
    await kirim('SIMPEG', jabatan(nip, { nomorSk: 'SK/LAIN' }));
    expect(await beda(nip)).toMatchObject([{ status: 'BARU', versi: 4, kolom: 'nomorSk' }]);
    const catatan = await m.sql(
      (sql) =>
        sql<{ sebab: string }[]>`select c.sebab from beda_riwayat_catatan c join beda_riwayat b on b.id = c.beda_riwayat where b.nip = ${nip} order by c.id`,
    );
    expect(catatan.map((c) => c.sebab)).toEqual(['DITEMUKAN', 'NILAI_BERUBAH', 'SEPAKAT', 'TERBUKA_LAGI']);
  });

  it('kode tak terpetakan dan isian tak terbaca bukan beda; padanan yang ditetapkan membuatnya terbanding', async () => {
    const nip = orangUji(3);
    await kirim('BKN', jabatan(nip));
    const lokal = jabatan(nip, { unorId: '', unorLokal: 'X.9', tmtJabatan: '31-02-2020' });
    await kirim('SIMPEG', lokal);
    expect(await beda(nip)).toEqual([]);
    await m.sql((sql) => sql`insert into padanan (instansi, tabel, lokal, siasn, status) values (${NO}, 'unor', 'X.9', 'U9', 'BENAR')`);
    await kirim('SIMPEG', lokal);
    expect(await beda(nip)).toMatchObject([{ beda: 'KOLOM', kolom: 'unorId' }]);
  });

  it('hukuman yang dibatalkan tidak dihitung; yang dibatalkan BKN tetapi masih di SIMPEG hanya memperingatkan', async () => {
    const [satu, dua] = [orangUji(4), orangUji(5)];
    const batal = { skPembatalanNomor: 'HD/1/BATAL' };
    await kirim('BKN', jabatan(satu), hukdis(satu, batal), jabatan(dua), hukdis(dua, batal));
    await kirim('SIMPEG', jabatan(satu), jabatan(dua), hukdis(dua));
    expect(await beda(satu)).toEqual([]);
    expect(await beda(dua)).toMatchObject([{ jenis: 'hukdis', beda: 'HANYA_SIMPEG', level: 'PERINGATAN' }]);
  });

  it('umpan lengkap yang menyusut ditahan; umpan sebagian hanya mengganti riwayat yang disebutnya', async () => {
    const banyak = Array.from({ length: 30 }, (_, i) => jabatan(orangUji(10 + i)));
    await kirim('BKN', ...banyak);
    expect(await kirim('BKN', ...banyak.slice(12))).toEqual({ hasil: 'TERTUNDA' });
    expect(await m.sql((sql) => sql`select status, sebab from kesegaran where instansi = ${NO} and sisi = 'BKN' and jenis = 'riwayat'`)).toEqual([
      { status: 'TERTUNDA', sebab: 'umpan riwayat jabatan menyusut dari 30 ke 18 baris' },
    ]);
    const nip = orangUji(10);
    await umpanRiwayat(m, { no: NO, sisi: 'BKN', lengkap: false }, [jabatan(nip, { nomorSk: 'SK/BARU' })]);
    const isi = await m.sql(
      (sql) =>
        sql`select (select count(*)::int from riwayat_bkn where instansi = ${NO}) n, (select string_agg(isi ->> 'nomorSk', ',') from riwayat_bkn where nip = ${nip}) sk`,
    );
    expect(isi).toEqual([{ n: 30, sk: 'SK/BARU' }]);
  });

  it('satu macam beda pada sebagian besar pegawai menjadi satu temuan sistemik, yang menutup lagi', async () => {
    const orang = Array.from({ length: 30 }, (_, i) => orangUji(10 + i));
    await kirim('BKN', ...orang.map((n) => jabatan(n)));
    await kirim('SIMPEG', ...orang.map((n, i) => jabatan(n, i < 25 ? { tmtJabatan: '02-02-2020' } : {})));
    const sistemik = (): Promise<readonly object[]> =>
      m.sql(
        (sql) =>
          sql`select jenis, beda, jumlah, pembagi, ditutup_pada is null buka, (select count(*)::int from beda_riwayat where sistemik) tanda from temuan_sistemik_riwayat`,
      );
    expect(await sistemik()).toEqual([{ jenis: 'jabatan', beda: 'KOLOM', jumlah: 25, pembagi: 30, buka: true, tanda: 25 }]);
    await kirim('SIMPEG', ...orang.map((n) => jabatan(n)));
    expect(await sistemik()).toMatchObject([{ buka: false, tanda: 0 }]);
  });

  it('data utama BKN dibanding dengan baris terbaru riwayat BKN sendiri, juga ketika yang berubah data utamanya', async () => {
    const nip = nipBerkas(m.sumber, m.instansiKe(NO), 'BKN')[0] ?? '';
    const [p] = await m.sql(
      (sql) =>
        sql<
          { id: string; gol: string; tmt: string }[]
        >`select pns_id id, gol_akhir_id gol, tmt_golongan tmt from pegawai_bkn where nip = ${nip} and instansi = ${NO}`,
    );
    const { nipBaru: _tanpaNip, ...baris } = { nipBaru: '', jenisRiwayat: 'golongan', idPns: p?.id ?? '', golonganId: p?.gol ?? '' };
    // A row without NIP finds its person by the opaque id.
    await umpanRiwayat(m, { no: NO, sisi: 'BKN', lengkap: false }, [
      { ...baris, tmtGolongan: p?.tmt ?? '', skNomor: 'A' },
      { ...baris, tmtGolongan: '1999-01-01', skNomor: 'B' },
    ]);
    expect(await beda(nip)).toEqual([]);
    await umpanRiwayat(m, { no: NO, sisi: 'BKN', lengkap: false }, [{ ...baris, tmtGolongan: '2099-01-01', skNomor: 'C' }]);
    expect(await beda(nip)).toMatchObject([{ beda: 'DATA_UTAMA', kolom: 'tmtGolongan', level: 'PERINGATAN', status: 'BARU' }]);
    ubahSumber({ dir: m.sumber, sisi: 'BKN', nip, bidang: 'tmtGolongan', nilai: '2099-01-01' });
    await m.tarik(NO);
    expect(await beda(nip)).toMatchObject([{ beda: 'DATA_UTAMA', status: 'TERTUTUP' }]);
  });
});
