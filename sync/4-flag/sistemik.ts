import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';

/** Share of the compared persons from which a field is one systemic finding, and the least number of persons. */
const BAGIAN_SISTEMIK = 0.2;
const PALING_SEDIKIT = 20;

/** One field that differs for a large share of an instansi is one finding: the rows stay (the gate needs them) but leave the queue of stewards. */
export async function tandaiSistemik(tx: SqlTransaksi, instansi: number): Promise<void> {
  await tx`/* flag.sistemik */ create temp table sistemik_kini on commit drop as
    with n as (select least((select count(*) from sidik_bkn where instansi = ${instansi}), (select count(*) from sidik_simpeg where instansi = ${instansi})) pembagi)
    select l.bidang, count(*)::int jumlah, n.pembagi::int from selisih l, n where l.instansi = ${instansi} and l.status not in ('TERTUTUP', 'DIKECUALIKAN')
    group by l.bidang, n.pembagi having count(*) >= ${PALING_SEDIKIT} and count(*) >= n.pembagi * ${BAGIAN_SISTEMIK}::numeric`;
  await tx`insert into temuan_sistemik as t (instansi, bidang, jumlah, pembagi) select ${instansi}, bidang, jumlah, pembagi from sistemik_kini
    on conflict (instansi, bidang) do update set jumlah = excluded.jumlah, pembagi = excluded.pembagi, ditutup_pada = null,
      sejak = case when t.ditutup_pada is null then t.sejak else now() end`;
  await tx`update temuan_sistemik set ditutup_pada = now() where instansi = ${instansi} and ditutup_pada is null and bidang not in (select bidang from sistemik_kini)`;
  await tx`update selisih l set sistemik = not l.sistemik where l.instansi = ${instansi} and l.status <> 'TERTUTUP'
    and l.sistemik <> (l.bidang in (select bidang from sistemik_kini))`;
}
