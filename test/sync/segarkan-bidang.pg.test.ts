import { afterAll, beforeAll, expect, it } from 'vitest';
import { jalankanSapuan } from '../../sync/3-diff/sapuan.ts';
import { segarkanBidang } from '../../sync/segarkan-bidang.ts';
import { type Mesin, rakitMesin } from './mesin.ts';
import { ramalSelisih, selisihTerbuka, urut } from './ramalan.ts';

let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(160, 2, 9);
  for (const i of m.instansi) await m.tarik(i.no);
}, 120_000);
afterAll(() => m.hapus());

it('level menurut daftar bidang rilis lama: tepat selisih itu yang dihitung ulang, dengan riwayat, pengecualiannya gugur, dan sapuan sepakat', async () => {
  // As if an older release had other levels for two fields of an instansi.
  const lama = await m.sql(
    (sql) => sql<{ id: string }[]>`update selisih set level = case when level = 'INFO' then 'PERINGATAN' else 'INFO' end
      where status <> 'TERTUTUP' and bidang in (select bidang from selisih where status <> 'TERTUTUP' group by 1 order by count(*) desc limit 2) returning id::text id`,
  );
  const [satu] = lama;
  await m.sql((sql) => sql`update selisih set status = 'DIKECUALIKAN' where id = ${satu?.id ?? ''}`);
  const versi = (): Promise<readonly { id: string; versi: number }[]> =>
    m.sql((sql) => sql<{ id: string; versi: number }[]>`select id::text id, versi from selisih order by id`);
  const sebelum = new Map((await versi()).map((v) => [v.id, v.versi]));
  expect(lama.length).toBeGreaterThan(3);
  expect((await jalankanSapuan(m.url)).alarm.length).toBeGreaterThan(0);
  expect(await segarkanBidang(m.url)).toEqual({ selisih: lama.length, tugas: 0 });
  const berubah = (await versi()).filter((v) => v.versi !== sebelum.get(v.id)).map((v) => v.id);
  expect(berubah.sort()).toEqual(lama.map((l) => l.id).sort());
  expect(urut(await m.sql(selisihTerbuka))).toEqual(urut(await m.sql(ramalSelisih)));
  expect(await m.sql((sql) => sql`select status from selisih where id = ${satu?.id ?? ''}`)).toEqual([{ status: 'BARU' }]);
  expect(await m.sql((sql) => sql`select count(*)::int n from selisih_riwayat where sebab = 'LEVEL_BERUBAH'`)).toEqual([{ n: lama.length }]);
  expect((await jalankanSapuan(m.url)).alarm).toEqual([]);
  expect(await segarkanBidang(m.url)).toEqual({ selisih: 0, tugas: 0 });
});

it('kewenangan yang berpindah: tugas SIASN yang belum terbukti berpindah pelaksana, yang terbukti tetap', async () => {
  const tugas = (kunci: string, pelaksana: string, terbukti: boolean): Promise<unknown> =>
    m.sql(
      (sql) => sql`insert into tugas_keluar (kunci, tujuan, jenis, instansi, nip, isi, terbukti_pada)
      select ${kunci}, 'SIASN', 'PERBAIKAN', instansi, nip, ${sql.json({ bidang: 'nama', pelaksana })}, case when ${terbukti} then now() end from pegawai_bkn limit 1`,
    );
  await tugas('lama', 'INSTANSI', false);
  await tugas('terbukti', 'INSTANSI', true);
  await tugas('kini', 'BKN', false);
  expect(await segarkanBidang(m.url)).toEqual({ selisih: 0, tugas: 1 });
  expect(await m.sql((sql) => sql`select kunci, isi ->> 'pelaksana' p from tugas_keluar order by 1`)).toEqual([
    { kunci: 'kini', p: 'BKN' },
    { kunci: 'lama', p: 'BKN' },
    { kunci: 'terbukti', p: 'INSTANSI' },
  ]);
});
