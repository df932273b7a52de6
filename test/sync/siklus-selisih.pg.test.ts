import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cariPegawai } from '../../contoh/cari-contoh.ts';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import type { KolomRekaman } from '../../domain/selisih/rekaman.ts';
import { type Mesin, nipBerkas, rakitMesin, type SisiUji } from './mesin.ts';

let m: Mesin;
const NO = 1;
let bersih: string[];
beforeAll(async () => {
  m = await rakitMesin(260, 4);
  await m.tarik(NO);
  bersih = cariPegawai(m.sumber, { bersih: true, jenjang: 'PELAKSANA', instansi: m.instansiKe(NO).kodeCepat, banyak: 6 }).map((p) => p.nip);
});
afterAll(() => m.hapus());

const orang = (n: number): string => bersih[n] ?? '';

async function ubah(sisi: SisiUji, nip: string, bidang: KolomRekaman, nilai: string | null): Promise<void> {
  ubahSumber({ dir: m.sumber, sisi, nip, bidang, nilai });
  await m.tarik(NO);
}
interface Baris {
  readonly id: string;
  readonly status: string;
  readonly level: string;
  readonly versi: number;
  readonly jenis: string;
  readonly nilai_bkn: string | null;
  readonly nilai_simpeg: string | null;
  readonly sistemik: boolean;
}
const selisih = (nip: string, bidang: number): Promise<readonly Baris[]> =>
  m.sql(
    (sql) =>
      sql<Baris[]>`select id::text id, status, level, versi, jenis, nilai_bkn, nilai_simpeg, sistemik from selisih where nip = ${nip} and bidang = ${bidang}`,
  );
const riwayat = async (nip: string, bidang: number): Promise<string[]> =>
  (
    await m.sql(
      (sql) => sql<{ isi: string }[]>`select concat_ws(' ', coalesce(r.dari, '-'), r.ke, r.sebab) isi from selisih_riwayat r join selisih s on s.id = r.selisih
        where s.nip = ${nip} and s.bidang = ${bidang} order by r.id`,
    )
  ).map((r) => r.isi);

describe('siklus satu selisih', () => {
  it('dibuka sekali, diperbarui, ditutup sendiri saat sepakat, dibuka lagi pada baris yang sama, dengan riwayat lengkap', async () => {
    const nip = orang(0);
    await ubah('SIMPEG', nip, 'tglLahir', '1981-01-01');
    const [awal] = await selisih(nip, 4);
    expect(awal).toMatchObject({ status: 'BARU', level: 'BLOKIR', jenis: 'BEDA', nilai_simpeg: '1981-01-01', versi: 1 });
    await m.tarik(NO, true);
    await m.umpan(NO, 'BKN');
    expect(await selisih(nip, 4)).toEqual([awal]);
    await ubah('SIMPEG', nip, 'tglLahir', '1982-02-02');
    expect(await selisih(nip, 4)).toMatchObject([{ id: awal?.id, status: 'BARU', nilai_simpeg: '1982-02-02', versi: 2 }]);
    await ubah('BKN', nip, 'tglLahir', '1982-02-02');
    expect(await selisih(nip, 4)).toMatchObject([{ id: awal?.id, status: 'TERTUTUP', versi: 3 }]);
    await ubah('BKN', nip, 'tglLahir', '1983-03-03');
    expect(await selisih(nip, 4)).toMatchObject([{ id: awal?.id, status: 'BARU', nilai_bkn: '1983-03-03', versi: 4 }]);
    expect(await riwayat(nip, 4)).toEqual(['- BARU DITEMUKAN', 'BARU BARU NILAI_BERUBAH', 'BARU TERTUTUP SEPAKAT', 'TERTUTUP BARU TERBUKA_LAGI']);
  });

  it('pengecualian bertahan selama kedua nilainya tetap, dan gugur begitu salah satu berubah', async () => {
    const nip = orang(1);
    await ubah('SIMPEG', nip, 'tglLahir', '1981-01-01');
    await m.sql((sql) => sql`update selisih set status = 'DIKECUALIKAN', versi = versi + 1 where nip = ${nip} and bidang = 4`);
    await ubah('SIMPEG', nip, 'nama', 'NAMA LAIN CONTOH');
    await m.tarik(NO, true);
    expect((await selisih(nip, 4)).map((s) => s.status)).toEqual(['DIKECUALIKAN']);
    await ubah('SIMPEG', nip, 'tglLahir', '1981-01-02');
    expect((await selisih(nip, 4)).map((s) => s.status)).toEqual(['BARU']);
    expect(await riwayat(nip, 4)).toEqual(['- BARU DITEMUKAN', 'DIKECUALIKAN BARU NILAI_BERUBAH']);
  });

  it('yang menunggu perbaikan tetap menunggu saat nilainya berubah, dan tugasnya terbukti saat kedua sisi sepakat', async () => {
    const nip = orang(2);
    await ubah('SIMPEG', nip, 'tglLahir', '1981-01-01');
    const [{ id } = { id: '' }] = await selisih(nip, 4);
    await m.sql(async (sql) => {
      await sql`update selisih set status = 'MENUNGGU_INSTANSI' where id = ${id}`;
      await sql`insert into tugas_keluar (kunci, tujuan, jenis, instansi, nip, isi) values (${`uji:${id}`}, 'SIMPEG', 'PERBAIKAN', ${NO}, ${nip}, ${sql.json({ selisih: id })})`;
    });
    const terbukti = (): Promise<readonly object[]> => m.sql((sql) => sql`select terbukti_pada is not null ya from tugas_keluar where kunci = ${`uji:${id}`}`);
    await ubah('SIMPEG', nip, 'tglLahir', '1981-01-03');
    expect((await selisih(nip, 4)).map((s) => s.status)).toEqual(['MENUNGGU_INSTANSI']);
    expect(await terbukti()).toEqual([{ ya: false }]);
    await ubah('BKN', nip, 'tglLahir', '1981-01-03');
    expect((await selisih(nip, 4)).map((s) => s.status)).toEqual(['TERTUTUP']);
    expect(await terbukti()).toEqual([{ ya: true }]);
  });

  it('nama yang hanya berbeda tanda baca adalah PERINGATAN; huruf berbeda adalah BLOKIR; ID PNS yang kosong di satu sisi adalah INFO', async () => {
    const nip = orang(3);
    const [asal] = await m.sql((sql) => sql<{ nama: string }[]>`select nama from pegawai_bkn where nip = ${nip}`);
    const nama = asal?.nama ?? '';
    expect(nama).toContain(' ');
    await ubah('SIMPEG', nip, 'nama', nama.replace(' ', '-'));
    expect((await selisih(nip, 2)).map((s) => [s.status, s.level])).toEqual([['BARU', 'PERINGATAN']]);
    await ubah('SIMPEG', nip, 'nama', `${nama}X`);
    expect((await selisih(nip, 2)).map((s) => s.level)).toEqual(['BLOKIR']);
    await ubah('BKN', nip, 'pnsId', null);
    expect((await selisih(nip, 0)).map((s) => [s.jenis, s.level])).toEqual([['KOSONG_SATU_SISI', 'INFO']]);
  });

  it('bidang yang berbeda pada banyak pegawai menjadi satu temuan sistemik, yang tertutup saat keadaannya pulih', async () => {
    const i = m.instansiKe(NO);
    const kedua = nipBerkas(m.sumber, i, 'SIMPEG');
    const semua = nipBerkas(m.sumber, i, 'BKN').filter((nip) => kedua.includes(nip));
    const banyak = Math.max(20, Math.ceil(semua.length * 0.3));
    expect(semua.length).toBeGreaterThan(banyak);
    const lama = new Map<string, string | null>();
    for (const { nip, tmt_golongan } of await m.sql(
      (sql) => sql<{ nip: string; tmt_golongan: string | null }[]>`select nip::text nip, tmt_golongan from pegawai_simpeg where instansi = ${NO}`,
    ))
      lama.set(nip, tmt_golongan);
    const sasaran = semua.slice(0, banyak);
    for (const nip of sasaran) ubahSumber({ dir: m.sumber, sisi: 'SIMPEG', nip, bidang: 'tmtGolongan', nilai: '2001-01-01' });
    await m.tarik(NO);
    const temuan = (): Promise<readonly object[]> =>
      m.sql(
        (
          sql,
        ) => sql`select jumlah, ditutup_pada is null terbuka, (select count(*)::int from selisih l where l.bidang = t.bidang and l.instansi = t.instansi and l.sistemik) ditandai
        from temuan_sistemik t where instansi = ${NO} and bidang = 22`,
      );
    const [satu, ...lain] = await temuan();
    expect(lain).toEqual([]);
    expect(satu).toMatchObject({ terbuka: true });
    expect(Object.values(satu ?? {})[0]).toBeGreaterThanOrEqual(banyak);
    expect(Object.values(satu ?? {})[2]).toBe(Object.values(satu ?? {})[0]);
    // One more in the same field joins the finding.
    for (const nip of sasaran) ubahSumber({ dir: m.sumber, sisi: 'SIMPEG', nip, bidang: 'tmtGolongan', nilai: lama.get(nip) ?? null });
    await m.tarik(NO);
    expect(await temuan()).toMatchObject([{ terbuka: false, ditandai: 0 }]);
  });
});
