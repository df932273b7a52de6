import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { SQL_KUNCI_SAPUAN, SQL_PAKU_RENCANA } from '../../sync/3-diff/kunci-sapuan.ts';
import { jalankanSapuan } from '../../sync/3-diff/sapuan.ts';
import { sapuDanPerbaiki } from '../../sync/perbaiki-sapuan.ts';
import { type Mesin, rakitMesin } from './mesin.ts';
import { himpunanTerbuka, ramalHimpunan, ramalSelisih, selisihTerbuka, urut } from './ramalan.ts';

let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(1_500, 4);
  for (const i of m.instansi) await m.tarik(i.no);
});
afterAll(() => m.hapus());

describe('sapuan penuh', () => {
  it('langkah kuncinya satu Merge Full Join atas dua indeks penutup, sekalipun perencana lebih suka jalan lain', async () => {
    await m.sql((sql) => sql`vacuum analyze sidik_bkn, sidik_simpeg`);
    const rencana = await sqlUntukIrisan(m.url, (sql) =>
      sql.begin(async (tx) => {
        await tx.unsafe('create temp table sapuan_kunci (instansi smallint, nip bigint, jenis smallint, beda_versi boolean) on commit drop');
        await tx.unsafe(SQL_PAKU_RENCANA);
        return tx.unsafe<{ 'QUERY PLAN': string }[]>(
          `explain ${SQL_KUNCI_SAPUAN.replace('$1', '1').replace('$2', '4')}`.replaceAll('$1', '1').replaceAll('$2', '4'),
        );
      }),
    );
    const teks = rencana.map((r) => r['QUERY PLAN']).join('\n');
    expect(teks).toContain('Merge Full Join');
    expect(teks.match(/Index Only Scan using sidik_(bkn|simpeg)_kunci/g)).toHaveLength(2);
    expect(teks).not.toMatch(/Sort|Hash/);
  });

  it('menulis satu baris beda_sapuan per kunci yang berbeda, dengan bidangnya, dan hanya sapuan terakhir yang tinggal', async () => {
    await jalankanSapuan(m.url);
    const { sapuan, kunciBeda, alarm } = await jalankanSapuan(m.url, { sambungan: 3 });
    expect(alarm).toEqual([]);
    const tersapu = await m.sql(
      (sql) =>
        sql<
          { sapuan: string; kunci: string; jenis: number; beda: number; kosong: number }[]
        >`select sapuan::text sapuan, instansi || ':' || nip kunci, jenis, beda, kosong from beda_sapuan`,
    );
    expect(tersapu).toHaveLength(kunciBeda);
    expect(new Set(tersapu.map((t) => t.sapuan))).toEqual(new Set([sapuan]));
    const bidang = new Map<string, readonly [number, number]>();
    for (const [kunci, [jenis]] of await m.sql(ramalSelisih)) {
      const letak = kunci.lastIndexOf(':');
      const [beda, kosong] = bidang.get(kunci.slice(0, letak)) ?? [0, 0];
      const bit = 1 << Number(kunci.slice(letak + 1));
      bidang.set(kunci.slice(0, letak), jenis === 'BEDA' ? [beda | bit, kosong] : [beda, kosong | bit]);
    }
    expect(bidang.size).toBeGreaterThan(50);
    const didapat = tersapu.filter((t) => t.jenis === 3 && (t.beda | t.kosong) !== 0).map((t) => [t.kunci, [t.beda, t.kosong]] as const);
    expect(urut(new Map(didapat))).toEqual(urut(bidang));
  });

  it('menemukan dan memperbaiki setiap keadaan inkremental yang salah, dan sapuan berikutnya bersih', async () => {
    const sebelum = await m.sql(async (sql) => ({ selisih: urut(await selisihTerbuka(sql)), himpunan: urut(await himpunanTerbuka(sql)) }));
    const rusak = await m.sql(
      (sql) => sql<{ nip: string }[]>`with x as (select id, row_number() over (order by id) n from selisih where status <> 'TERTUTUP'),
        tutup as (update selisih set status = 'TERTUTUP', ditutup_pada = now() where id in (select id from x where n = 1) returning nip),
        nilai as (update selisih set nilai_bkn = 'salah' where id in (select id from x where n = 5) returning nip),
        palsu as (insert into selisih (instansi, nip, bidang, jenis, nilai_bkn, nilai_simpeg, level)
          select b.instansi, b.nip, 4, 'BEDA', 'a', 'b', 'BLOKIR' from sidik_bkn b join sidik_simpeg s using (instansi, nip) where b.h = s.h order by b.nip limit 1 returning nip)
        select nip::text nip from tutup union select nip::text from nilai union select nip::text from palsu`,
    );
    expect(rusak).toHaveLength(3);
    const { sapuan, alarm } = await sapuDanPerbaiki(m.url);
    expect(alarm.map((a) => a.nip).sort()).toEqual(rusak.map((r) => r.nip).sort());
    expect(await m.sql((sql) => sql`select alarm from sapuan where id = ${sapuan}`)).toEqual([{ alarm: 3 }]);
    const sesudah = await m.sql(async (sql) => ({ selisih: urut(await selisihTerbuka(sql)), himpunan: urut(await himpunanTerbuka(sql)) }));
    expect(sesudah).toEqual(sebelum);
    expect(sesudah.himpunan).toEqual(urut(await m.sql(ramalHimpunan)));
    expect((await jalankanSapuan(m.url)).alarm).toEqual([]);
  });
});
