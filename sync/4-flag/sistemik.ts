import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';

/** Share of the compared persons from which a field is one systemic finding, and the least number of persons. */
const BAGIAN_SISTEMIK = 0.2;
const PALING_SEDIKIT = 20;

/**
 * One field that differs for a large share of an instansi is one finding: the rows stay (the gate needs them) but leave the queue of stewards. Reads
 * the counters that every change of a discrepancy moves. Where no field is or was systemic no row bears the mark, and none is looked at.
 */
export async function tandaiSistemik(tx: SqlTransaksi, instansi: number): Promise<void> {
  const [hasil] = await tx<{ bidang: number[] | null; dulu: boolean }[]>`/* flag.sistemik */ with
    kini as materialized (select bidang, sum(jumlah)::int jumlah, (select least((select count(*) from sidik_bkn where instansi = ${instansi}), (select count(*) from sidik_simpeg where instansi = ${instansi})))::int pembagi
      from rekap_selisih where instansi = ${instansi} group by bidang having sum(jumlah) >= ${PALING_SEDIKIT}),
    sistemik as materialized (select * from kini where jumlah >= pembagi * ${BAGIAN_SISTEMIK}::numeric),
    buka as (insert into temuan_sistemik as t (instansi, bidang, jumlah, pembagi) select ${instansi}, bidang, jumlah, pembagi from sistemik
      on conflict (instansi, bidang) do update set jumlah = excluded.jumlah, pembagi = excluded.pembagi, ditutup_pada = null,
        sejak = case when t.ditutup_pada is null then t.sejak else now() end),
    tutup as (update temuan_sistemik set ditutup_pada = now() where instansi = ${instansi} and ditutup_pada is null and bidang not in (select bidang from sistemik) returning 1)
    select (select json_agg(bidang) from sistemik) bidang, exists (select from tutup) dulu`;
  const bidang = hasil?.bidang ?? [];
  if (bidang.length === 0 && hasil?.dulu !== true) return;
  await tx`/* flag.sistemikBaris */ update selisih l set sistemik = not l.sistemik where l.instansi = ${instansi} and l.status <> 'TERTUTUP'
    and l.sistemik <> (l.bidang in (select jsonb_array_elements_text(${tx.json([...bidang])})::smallint))`;
}
