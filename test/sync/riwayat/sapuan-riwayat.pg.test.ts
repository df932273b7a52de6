import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { jalankanSapuan } from '../../../sync/3-diff/sapuan.ts';
import { bacaKeadaanSapuan, VERSI_BACAAN } from '../../../sync/keadaan-sapuan.ts';
import { sapuDanPerbaiki } from '../../../sync/perbaiki-sapuan.ts';
import { acakUji, type Mesin, nipBerkas, rakitMesin } from '../mesin.ts';
import { barisAcak, CAKUPAN_PENUH, orangUji, ramalRiwayat, terbukaRiwayat, umpanRiwayat } from './rakit-riwayat.ts';

const NO = 1;
let m: Mesin;
let orang: readonly string[];
beforeAll(async () => {
  m = await rakitMesin(60, 2);
  await m.tarik(NO);
  const acak = acakUji(3);
  orang = [...nipBerkas(m.sumber, m.instansiKe(NO), 'BKN').slice(0, 15), ...Array.from({ length: 10 }, (_, i) => orangUji(i))];
  for (const sisi of ['BKN', 'SIMPEG'] as const)
    await umpanRiwayat(m, { no: NO, sisi }, [...CAKUPAN_PENUH, ...orang.flatMap((nip) => [...barisAcak(nip, acak), ...barisAcak(nip, acak)])]);
});
afterAll(() => m.hapus());

const terbuka = () => m.sql((sql) => terbukaRiwayat(sql, NO));
const jejak = (): Promise<readonly { data: { riwayat: number } }[]> =>
  m.sql((sql) => sql<{ data: { riwayat: number } }[]>`select data from jejak where peristiwa = 'sapuan.berbeda' order by urut`);

describe('sapuan riwayat', () => {
  it('keadaan bertahap yang benar tidak menimbulkan alarm, juga sesudah steward memutus', async () => {
    await m.sql(
      (sql) => sql`update beda_riwayat set status = 'DIKECUALIKAN' where id in (select id from beda_riwayat where status <> 'TERTUTUP' order by id limit 3)`,
    );
    const { riwayat, sapuan } = await sapuDanPerbaiki(m.url);
    expect(riwayat.beda).toBe((await terbuka()).length);
    expect(riwayat.beda).toBeGreaterThan(15);
    expect([riwayat.alarm, riwayat.lewat]).toEqual([[], []]);
    expect(await jejak()).toEqual([]);
    expect(await m.sql((sql) => sql`select alarm, alarm_riwayat, riwayat_beda::int n from sapuan where id = ${sapuan}`)).toEqual([
      { alarm: 0, alarm_riwayat: 0, n: riwayat.beda },
    ]);
    expect(await m.sql((sql) => sql`select count(*)::int n from beda_riwayat where status = 'DIKECUALIKAN'`)).toEqual([{ n: 3 }]);
  });

  it('menemukan dan memperbaiki setiap keadaan bertahap yang dirusak, dan sapuan berikutnya bersih', async () => {
    const sebelum = await terbuka();
    const rusak = await m.sql(
      (sql) => sql<{ nip: string }[]>`with x as (select id, row_number() over (order by nip, id) n, nip from beda_riwayat where status <> 'TERTUTUP'),
        tutup as (update beda_riwayat set status = 'TERTUTUP', ditutup_pada = now() where id in (select id from x where n = 1) returning nip),
        nilai as (update beda_riwayat set nilai = '{"skNomor":["salah","benar"]}' where id in (select id from x order by n desc limit 1) returning nip),
        palsu as (insert into beda_riwayat (instansi, nip, jenis, kunci, beda, nilai, level) values (${NO}, ${orangUji(40)}, 'hukdis', 'S:palsu', 'HANYA_BKN', '{}', 'BLOKIR') returning nip)
        select nip::text nip from tutup union select nip::text from nilai union select nip::text from palsu`,
    );
    expect(rusak).toHaveLength(3);
    const { sapuan, riwayat, alarm } = await sapuDanPerbaiki(m.url);
    expect(alarm).toEqual([]);
    expect(riwayat.alarm.map((a) => a.nip).sort()).toEqual(rusak.map((r) => r.nip).sort());
    expect(await m.sql((sql) => sql`select alarm, alarm_riwayat from sapuan where id = ${sapuan}`)).toEqual([{ alarm: 3, alarm_riwayat: 3 }]);
    expect((await jejak()).map((j) => j.data.riwayat)).toEqual([3]);
    expect(await terbuka()).toEqual(sebelum);
    expect(await terbuka()).toEqual(await m.sql((sql) => ramalRiwayat(sql, NO)));
    expect((await jalankanSapuan(m.url)).riwayat.alarm).toEqual([]);
  });

  it('baris riwayat yang hilang dari tabel di luar umpan terlihat oleh sapuan', async () => {
    await m.sql((sql) => sql`delete from riwayat_simpeg where nip = ${orangUji(2)}`);
    expect((await sapuDanPerbaiki(m.url)).riwayat.alarm.map((a) => a.nip)).toEqual([orangUji(2)]);
    expect(await terbuka()).toEqual(await m.sql((sql) => ramalRiwayat(sql, NO)));
  });

  it('hukuman yang berakhir semalam diturunkan levelnya tanpa alarm', async () => {
    const nip = orangUji(41);
    const [kemarin] = await m.sql((sql) => sql<{ t: string }[]>`select to_char(hari_ini() - 1, 'DD-MM-YYYY') t`);
    const hukdis = {
      nipBaru: nip,
      jenisRiwayat: 'hukdis',
      jenisHukuman: '25',
      jenisTingkatHukumanId: 'S',
      skNomor: 'HD/1',
      skTanggal: '01-01-2026',
      akhirHukumTanggal: kemarin?.t ?? '',
    };
    const biasa = { nipBaru: nip, jenisRiwayat: 'kinerja', tahun: '2025', KuadranKinerjaNilai: '2' };
    await umpanRiwayat(m, { no: NO, sisi: 'BKN', lengkap: false }, [biasa]);
    await umpanRiwayat(m, { no: NO, sisi: 'SIMPEG', lengkap: false }, [biasa, hukdis]);
    // As it stood the day before.
    await m.sql((sql) => sql`update beda_riwayat set level = 'BLOKIR' where nip = ${nip}`);
    const { riwayat, sapuan } = await sapuDanPerbaiki(m.url);
    expect([riwayat.alarm, riwayat.lewat.map((l) => l.nip)]).toEqual([[], [nip]]);
    expect(await m.sql((sql) => sql`select alarm from sapuan where id = ${sapuan}`)).toEqual([{ alarm: 0 }]);
    expect(await m.sql((sql) => sql`select level from beda_riwayat where nip = ${nip}`)).toEqual([{ level: 'PERINGATAN' }]);
  });

  it('bacaan riwayat versi lain menunggu umpannya dibaca ulang, dan sapuan mencatat versi yang dipakainya', async () => {
    const keadaan = (riwayat: number) => sqlUntukIrisan(m.url, (sql) => bacaKeadaanSapuan(sql, { ...VERSI_BACAAN, riwayat }));
    expect(await keadaan(VERSI_BACAAN.riwayat)).toMatchObject({ terakhir: { versi: VERSI_BACAAN }, adaVersiLama: { riwayat: false } });
    expect((await keadaan(VERSI_BACAAN.riwayat + 1)).adaVersiLama.riwayat).toBe(true);
  });
});
