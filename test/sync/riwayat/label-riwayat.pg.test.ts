import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bacaLabelRiwayat } from '../../../contoh/cari-contoh.ts';
import { type Mesin, rakitMesin } from '../mesin.ts';
import { neracaSalah } from '../ramalan.ts';

let m: Mesin;
beforeAll(async () => {
  // Punishments of the nation run from the month it believes it is.
  m = await rakitMesin(2_400, 3, 3, { riwayatTiap: 1, tanggalDasar: `${new Date().toISOString().slice(0, 7)}-01` });
  for (const i of m.instansi) await m.tarik(i.no);
}, 180_000);
afterAll(() => m.hapus());

const JENIS_LABEL = [
  'RIWAYAT_JABATAN_HILANG_SIMPEG',
  'RIWAYAT_GOLONGAN_HILANG_SIMPEG',
  'RIWAYAT_PENDIDIKAN_HILANG_BKN',
  'RIWAYAT_KINERJA_HILANG_BKN',
  'RIWAYAT_TMT_JABATAN_BERGESER',
  'RIWAYAT_TMT_GOLONGAN_BERGESER',
  'RIWAYAT_NOMOR_SK_LAIN',
  'RIWAYAT_PREDIKAT_BEDA',
  'DATA_UTAMA_TERTINGGAL_JABATAN',
  'DATA_UTAMA_TERTINGGAL_GOLONGAN',
  'DATA_UTAMA_CACAT',
  'HUKDIS_HANYA_BKN',
  'HUKDIS_HANYA_SIMPEG',
  'HUKDIS_BATAL_MASIH_DI_SIMPEG',
  'RIWAYAT_NOMOR_SK_BERSPASI',
  'RIWAYAT_UNIT_TAK_TERPETAKAN',
];

describe('riwayat bangsa contoh melalui seluruh alur', () => {
  it('setiap jenis cacat termuat dalam label', () => {
    expect([...new Set(bacaLabelRiwayat(m.sumber).map((l) => l.cacat))].sort()).toEqual([...JENIS_LABEL].sort());
  });

  it('yang terbuka tepat yang dinyatakan label, dengan kolom dan levelnya, dan tidak satu pun lagi', async () => {
    const harapan = bacaLabelRiwayat(m.sumber).flatMap(({ nip, harapan: h }) =>
      h === null ? [] : [`${nip} ${h.jenis} ${h.beda} ${[...h.kolom].sort().join(',')} ${h.level}`],
    );
    const ada = await m.sql(
      (sql) => sql<{ isi: string }[]>`select concat_ws(' ', nip, jenis, beda,
        case when beda like 'HANYA%' then '' else (select string_agg(k, ',' order by k collate "C") from jsonb_object_keys(nilai) k) end, level) isi from beda_riwayat where status = 'BARU' and not sistemik`,
    );
    expect(harapan.length).toBeGreaterThan(80);
    expect(ada.map((a) => a.isi).sort()).toEqual(harapan.sort());
    expect(
      await m.sql(
        (sql) =>
          sql`select (select count(*)::int from beda_riwayat where status <> 'BARU' or sistemik) n, (select count(*)::int from temuan_sistemik_riwayat) s`,
      ),
    ).toEqual([{ n: 0, s: 0 }]);
  });

  it('hukuman berjalan yang hanya ada di satu sisi menahan gerbang, yang dibatalkan BKN tidak', async () => {
    const label = bacaLabelRiwayat(m.sumber);
    const nip = (cacat: string): string[] => [...new Set(label.filter((l) => l.cacat === cacat).map((l) => l.nip))].sort();
    const penghalang = async (siapa: readonly string[]): Promise<string[]> =>
      (
        await m.sql(
          (sql) =>
            sql<
              { nip: string }[]
            >`select distinct nip::text nip from gerbang_penghalang((${`{${siapa.join(',')}}`}::text)::bigint[], 'PEMINDAHAN', hari_ini()) where sebab = 'HUKUMAN_SATU_SISI' order by 1`,
        )
      ).map((r) => r.nip);
    expect(await penghalang(nip('HUKDIS_HANYA_SIMPEG'))).toEqual(nip('HUKDIS_HANYA_SIMPEG'));
    expect(await penghalang(nip('HUKDIS_BATAL_MASIH_DI_SIMPEG'))).toEqual([]);
  });

  it('setiap baris terhitung, dan tarikan ulang tidak mengubah apa pun', async () => {
    expect(await neracaSalah(m)).toEqual([]);
    const keadaan = (): Promise<unknown> => m.sql((sql) => sql`select id, versi, status, diubah_pada from beda_riwayat order by id`);
    const sebelum = await keadaan();
    await m.tarik(1, true);
    await m.tarik(1);
    expect(await keadaan()).toEqual(sebelum);
    const segar = await m.sql((sql) => sql`select count(*)::int n from kesegaran where jenis = 'riwayat' and status = 'SEHAT'`);
    expect(segar).toEqual([{ n: 2 * m.instansi.length }]);
  });
});
