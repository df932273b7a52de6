import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import { sapuDanPerbaiki } from '../../sync/perbaiki-sapuan.ts';
import { acakUji, gantiBaris, type Mesin, nipBerkas, rakitMesin, tambahBaris } from './mesin.ts';

let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(500, 6);
  const { pilih, angka } = acakUji(3);
  for (const i of m.instansi) await m.tarik(i.no);
  // Some history: moves, corrections, leavers, returners, exceptions, closed findings.
  for (let n = 0; n < 30; n += 1) {
    const i = pilih(m.instansi);
    const sisi = pilih(['BKN', 'SIMPEG'] as const);
    const nip = pilih(nipBerkas(m.sumber, i, sisi));
    if (angka(3) > 0) ubahSumber({ dir: m.sumber, sisi, nip, bidang: pilih(['tglLahir', 'tmtJabatan']), nilai: pilih(['1981-01-01', '1982-02-02']) });
    else {
      const baris = gantiBaris(m.sumber, { i, sisi, nip });
      await m.tarik(i.no);
      if (angka(2) === 0) tambahBaris(m.sumber, i, sisi, baris);
    }
    const unit = await m.sql((sql) => sql<{ id: string }[]>`select id from unor where instansi = ${i.no} order by id`);
    const lain = pilih(nipBerkas(m.sumber, i, 'BKN'));
    const kepala = (await m.sql((sql) => sql`select 1 from pegawai_bkn where nip = ${lain} and jenis_jabatan_id = '1'`)).length > 0;
    if (!kepala) ubahSumber({ dir: m.sumber, sisi: 'BKN', nip: lain, bidang: 'unorId', nilai: pilih(unit).id });
    await m.tarik(i.no);
    if (angka(5) === 0) await m.sql((sql) => sql`update selisih set status = 'DIKECUALIKAN' where id = (select max(id) from selisih where status = 'BARU')`);
    if (angka(6) === 0) await m.sql((sql) => sql`update temuan set tahap = 'TIDAK_TERBUKTI' where id = (select max(id) from temuan)`);
  }
  await sapuDanPerbaiki(m.url);
});
afterAll(() => m.hapus());

type Bagian = Readonly<Record<string, Readonly<Record<string, number>>>>;
async function laporan(): Promise<Map<string, { diketahui: boolean; isi: Bagian }>> {
  return m.sql(async (sql) => {
    const [l] = await sql<{ id: string }[]>`select laporan_buat()::text id`;
    const baris = await sql<
      { kunci: string; diketahui: boolean; isi: Bagian }[]
    >`select bagian || ':' || instansi kunci, diketahui, isi from laporan_bagian where laporan = ${l?.id ?? ''}`;
    return new Map(baris.map((b) => [b.kunci, { diketahui: b.diketahui, isi: b.isi }]));
  });
}

describe('penghitung', () => {
  it.each([
    [
      'rekap_pegawai',
      `select instansi, coalesce(status_asn, '-') status_asn, coalesce(gol_akhir_id, '-') golongan, coalesce(jenis_jabatan_id, '-') jenis_jabatan, count(*) jumlah from pegawai_bkn group by 1, 2, 3, 4`,
    ],
    ['rekap_selisih', `select instansi, bidang, level, count(*) jumlah from selisih where status not in ('TERTUTUP', 'DIKECUALIKAN') group by 1, 2, 3`],
    ['rekap_temuan', 'select instansi, kategori, tahap, count(*) jumlah from temuan group by 1, 2, 3'],
  ])('%s sama dengan hitungan ulang', async (tabel, ulang) => {
    const rekap = await m.sql((sql) => sql.unsafe(`select * from ${tabel} where jumlah <> 0 order by 1, 2, 3, 4`));
    const hitung = await m.sql((sql) => sql.unsafe(`${ulang} order by 1, 2, 3, 4`));
    expect(rekap.length).toBeGreaterThan(2);
    expect([...rekap].map(({ terakhir: _, ...r }) => r)).toEqual([...hitung]);
  });

  it('rekap_selisih tahu kapan selisih terakhir terbuka: tidak pernah lebih tua daripada yang termuda di antara yang terbuka', async () => {
    const baris = await m.sql(
      (sql) => sql<{ tua: boolean }[]>`select r.terakhir < s.termuda or r.terakhir is null tua from rekap_selisih r
        join (select instansi, bidang, level, max(sejak) termuda from selisih where status not in ('TERTUTUP', 'DIKECUALIKAN') group by 1, 2, 3) s using (instansi, bidang, level)`,
    );
    expect(baris.length).toBeGreaterThan(2);
    expect(baris.filter((b) => b.tua)).toEqual([]);
  });

  it('tidak pernah di bawah nol', async () => {
    expect(
      await m.sql(
        (sql) =>
          sql`select 1 from rekap_pegawai where jumlah < 0 union all select 1 from rekap_selisih where jumlah < 0 union all select 1 from rekap_temuan where jumlah < 0`,
      ),
    ).toEqual([]);
  });
});

describe('laporan nasional', () => {
  it('jumlahnya sama dengan hitungan ulang, per instansi', async () => {
    const isi = await laporan();
    const pegawai = await m.sql(
      (sql) =>
        sql<{ instansi: number; kunci: string; n: number }[]>`select instansi, coalesce(status_asn, '-') kunci, count(*)::int n from pegawai_bkn group by 1, 2`,
    );
    const selisih = await m.sql(
      (sql) =>
        sql<
          { instansi: number; kunci: string; n: number }[]
        >`select instansi, level kunci, count(*)::int n from selisih where status not in ('TERTUTUP', 'DIKECUALIKAN') group by 1, 2`,
    );
    const temuan = await m.sql(
      (sql) =>
        sql<{ instansi: number; kunci: string; n: number }[]>`select instansi, kategori || '/' || tahap kunci, count(*)::int n from temuan group by 1, 2`,
    );
    const susun = (baris: readonly { instansi: number; kunci: string; n: number }[], i: number): object =>
      Object.fromEntries(baris.filter((b) => b.instansi === i).map((b) => [b.kunci, b.n]));
    for (const { no } of m.instansi) {
      expect(isi.get(`pegawai:${no}`)).toMatchObject({ diketahui: true });
      expect(isi.get(`pegawai:${no}`)?.isi['statusAsn'] ?? {}).toEqual(susun(pegawai, no));
      expect(isi.get(`selisih:${no}`)?.isi['level'] ?? {}).toEqual(susun(selisih, no));
      expect(isi.get(`pelanggaran:${no}`)?.isi['temuan'] ?? {}).toEqual(susun(temuan, no));
    }
  });

  it('instansi yang datanya basi atau umpannya gagal tidak diketahui, bukan nol; yang lain tetap diketahui', async () => {
    await m.sql(async (sql) => {
      await sql`update kesegaran set pada = pada - interval '40 days' where instansi = 1 and sisi = 'BKN' and jenis = 'pegawai'`;
      await sql`update kesegaran set pada = pada - interval '40 days' where instansi = 2 and sisi = 'SIMPEG' and jenis = 'pegawai'`;
      await sql`update kesegaran set status = 'TERTUNDA' where instansi = 3 and sisi = 'BKN' and jenis = 'pegawai'`;
      await sql`update kesegaran set status = 'PERLU_TINDAKAN' where instansi = 4 and sisi = 'SIMPEG' and jenis = 'pegawai'`;
      await sql`delete from kesegaran where instansi = 5 and sisi = 'SIMPEG'`;
    });
    const isi = await laporan();
    const diketahui = (bagian: string): (boolean | undefined)[] => m.instansi.map(({ no }) => isi.get(`${bagian}:${no}`)?.diketahui);
    expect(diketahui('pegawai')).toEqual([false, true, false, true, true, true]);
    expect(diketahui('jabatan')).toEqual([false, true, false, true, true, true]);
    expect(diketahui('selisih')).toEqual([false, false, false, false, false, true]);
  });
});
