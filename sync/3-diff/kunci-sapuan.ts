import type pg from 'pg';
import { salin } from '../2-stage/salin.ts';
import { bacaBlok, kueriBlok } from './baca-blok.ts';
import { bandingkanBlok } from './banding-blok.ts';
import { type RentangInstansi, rentangDiLuar } from './rentang.ts';

/** How the key step finds keys that differ: packed blobs compared in Node, or one merge full join in SQL. Both find the same. */
export type CaraKunci = 'BLOK' | 'SQL';

export const TABEL_KUNCI = 'create temp table sapuan_kunci (instansi smallint, nip bigint, jenis smallint, beda_versi boolean) on commit drop';

/**
 * Key step in SQL: one merge full join over the two covering indexes. The planner prefers a hash join that was measured three times
 * slower, so the plan is pinned for this statement; a test asserts it. Kinds: 1 only BKN, 2 only SIMPEG, 3 both and different.
 */
export const SQL_KUNCI_SAPUAN = `insert into sapuan_kunci
  select coalesce(b.instansi, s.instansi) instansi, coalesce(b.nip, s.nip) nip,
    (case when s.nip is null then 1 when b.nip is null then 2 else 3 end)::smallint jenis, (b.ver <> s.ver) is true beda_versi
  from (select instansi, nip, h, ver from sidik_bkn where instansi between $1 and $2) b
  full join (select instansi, nip, h, ver from sidik_simpeg where instansi between $1 and $2) s using (instansi, nip)
  where b.h is distinct from s.h or b.ver is distinct from s.ver`;

export const SQL_PAKU_RENCANA =
  'set local enable_hashjoin = off; set local enable_seqscan = off; set local enable_sort = off; set local enable_nestloop = off; set local max_parallel_workers_per_gather = 0';
const SQL_LEPAS_RENCANA =
  'set local enable_hashjoin = on; set local enable_seqscan = on; set local enable_sort = on; set local enable_nestloop = on; reset max_parallel_workers_per_gather';

async function kunciDariSql(klien: pg.Client, rentang: readonly RentangInstansi[]): Promise<void> {
  if (rentang.length === 0) return;
  await klien.query(SQL_PAKU_RENCANA);
  for (const { dari, sampai } of rentang) await klien.query(SQL_KUNCI_SAPUAN, [dari, sampai]);
  await klien.query(SQL_LEPAS_RENCANA);
}

/** Compares every pair that `kueri` gives (see bacaBlok) and adds the keys that differ to `sapuan_kunci`. */
export async function kunciDariBlok(klien: pg.Client, kueri: string): Promise<void> {
  const baris: string[] = [];
  for await (const { instansi, bkn, simpeg } of bacaBlok(klien, kueri))
    bandingkanBlok(bkn, simpeg, (jenis, blok, letak) => baris.push(`${instansi}\t${blok.readBigInt64BE(letak)}\t${jenis}\tf\n`));
  await salin(klien, 'sapuan_kunci', 'instansi, nip, jenis, beda_versi', baris.join(''));
}

/** Instansi whose blobs on both sides hold one and the same canon version; only those may be compared by blob. */
async function blokSetara(klien: pg.Client, { dari, sampai }: RentangInstansi): Promise<readonly number[]> {
  const { rows } = await klien.query<{ instansi: number }>(
    `/* sapuan.blokSetara */ select b.instansi from sidik_blok b join sidik_blok s on s.instansi = b.instansi and s.sisi = 'SIMPEG'
      where b.sisi = 'BKN' and b.ver = s.ver and b.instansi between $1 and $2 order by 1`,
    [dari, sampai],
  );
  return rows.map((r) => r.instansi);
}

/** Key step over a range of instansi, inside the caller's transaction: afterwards temp table `sapuan_kunci` holds every key that differs. */
export async function langkahKunci(klien: pg.Client, rentang: RentangInstansi, cara: CaraKunci): Promise<void> {
  await klien.query(TABEL_KUNCI);
  const blok = cara === 'BLOK' ? await blokSetara(klien, rentang) : [];
  if (blok.length > 0) await kunciDariBlok(klien, kueriBlok(blok));
  await kunciDariSql(klien, rentangDiLuar(rentang, blok));
}
