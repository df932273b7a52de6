import type pg from 'pg';
import { BARIS_PER_BIDANG, BITMAP_BEDA, BITMAP_KOSONG } from './bandingkan-sql.ts';
import type { RentangInstansi } from './rentang.ts';

const berpasangan = (bitmap: string): string => `case when m.jenis = 3 and not m.beda_versi then ${bitmap} else 0 end`;

const SQL_BIDANG = `/* sapuan.bidang */ insert into beda_sapuan (sapuan, instansi, nip, jenis, beda, kosong, tak)
  select $1, m.instansi, m.nip, m.jenis, ${berpasangan(BITMAP_BEDA)}, ${berpasangan(BITMAP_KOSONG)}, coalesce(b.tak, 0) | coalesce(s.tak, 0)
  from sapuan_kunci m left join pegawai_bkn b on m.jenis <> 2 and b.instansi = m.instansi and b.nip = m.nip and b.instansi between $2 and $3
  left join pegawai_simpeg s on m.jenis <> 1 and s.instansi = m.instansi and s.nip = m.nip and s.instansi between $2 and $3`;

/** How the fat rows of the differing keys are found: by the index, key after key, or by one join over both tables. Both write the same. */
export type CaraBidang = 'INDEKS' | 'GABUNG';

/** Share of the keys of a range from which the join is cheaper. The planner, left alone, joins from about a twentieth on, at twice the CPU. */
const BAGIAN_GABUNG = 0.5;

export const caraBidang = (kunciBeda: number, baris: number): CaraBidang => (kunciBeda > baris * BAGIAN_GABUNG ? 'GABUNG' : 'INDEKS');

const SQL_CARA: Readonly<Record<CaraBidang, string>> = {
  INDEKS: 'set local enable_hashjoin = off; set local enable_mergejoin = off',
  GABUNG: 'set local enable_nestloop = off; set local enable_mergejoin = off',
};
const SQL_LEPAS_CARA = 'set local enable_hashjoin = on; set local enable_mergejoin = on; set local enable_nestloop = on';

/** Keys that differ in this range, of how many. */
async function hitungKunci(klien: pg.Client, { dari, sampai }: RentangInstansi): Promise<{ beda: number; baris: number }> {
  const { rows } = await klien.query<{ beda: number; baris: number }>(
    `/* sapuan.hitungKunci */ select (select count(*)::int from sapuan_kunci) beda,
      (select coalesce(max(n), 0)::int from (select sum(n) n from sidik_blok where instansi between $1 and $2 group by sisi) s) baris`,
    [dari, sampai],
  );
  return rows[0] ?? { beda: 0, baris: 0 };
}

/**
 * Writes one row of beda_sapuan per key in `sapuan_kunci`, with the bitmaps of domain BIDANG; fat rows are read for these keys only. Returns how many.
 * `cara` is chosen by the number of keys when absent.
 */
export async function langkahBidang(klien: pg.Client, sapuan: string, rentang: RentangInstansi, cara?: CaraBidang): Promise<number> {
  await klien.query('analyze sapuan_kunci');
  const { beda, baris } = await hitungKunci(klien, rentang);
  await klien.query(SQL_CARA[cara ?? caraBidang(beda, baris)]);
  const { rowCount } = await klien.query(SQL_BIDANG, [sapuan, rentang.dari, rentang.sampai]);
  await klien.query(SQL_LEPAS_CARA);
  return rowCount ?? 0;
}

/** A person of one instansi. The NIP stays in memory: it goes into no log, metric or job. */
export interface KunciPegawai {
  readonly instansi: number;
  readonly nip: string;
}

const SQL_HARAPAN = `/* sapuan.harapan */ create temp table sapuan_harapan on commit drop as
  select m.instansi, m.nip, f.bidang, f.nilai_bkn, f.nilai_simpeg, f.level
  from sapuan_kunci m join pegawai_bkn b on b.instansi = m.instansi and b.nip = m.nip join pegawai_simpeg s on s.instansi = m.instansi and s.nip = m.nip
  cross join lateral ${BARIS_PER_BIDANG}
  where m.jenis = 3 and not m.beda_versi and ((b.tak | s.tak) >> f.bidang) & 1 = 0`;

const SQL_BANDINGKAN = `/* sapuan.bandingkan */ select distinct coalesce(h.instansi, l.instansi) instansi, coalesce(h.nip, l.nip)::text nip
  from sapuan_harapan h full join (select * from selisih where status <> 'TERTUTUP' and instansi between $1 and $2) l
    on l.instansi = h.instansi and l.nip = h.nip and l.bidang = h.bidang
  where (h.nip is null or l.nip is null or (h.nilai_bkn, h.nilai_simpeg, h.level) is distinct from (l.nilai_bkn, l.nilai_simpeg, l.level))
    and not exists (select from sapuan_kunci v where v.beda_versi and v.instansi = coalesce(h.instansi, l.instansi) and v.nip = coalesce(h.nip, l.nip))`;

/**
 * Where the sweep and the incremental state disagree: discrepancies that should be open and are not, are open and should not be, or carry
 * other values. Any row is an alarm. Pairs under different canon versions are left out: their feed is due again.
 */
export async function bandingkanKeadaan(klien: pg.Client, { dari, sampai }: RentangInstansi): Promise<readonly KunciPegawai[]> {
  await klien.query(SQL_HARAPAN);
  await klien.query('analyze sapuan_harapan');
  return (await klien.query<KunciPegawai>(SQL_BANDINGKAN, [dari, sampai])).rows;
}

/** NIPs of `sapuan_kunci` that one side lacks: candidates for "another instansi" and "two SIMPEGs". */
export async function nipSepihak(klien: pg.Client): Promise<readonly string[]> {
  return (await klien.query<{ nip: string }>('select nip::text nip from sapuan_kunci where jenis <> 3')).rows.map((r) => r.nip);
}
