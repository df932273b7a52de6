import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { type BatasIkd, type HitunganIkd, isIndikatorIkd, KODE_IKD } from '../../../domain/pelanggaran/ikd.ts';
import { TAHAP_AKHIR } from '../../../domain/pelanggaran/sbt/tahap.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

export async function selectBatasIkd(tx: Tx, pada: Tanggal): Promise<BatasIkd> {
  const { rows } = await tx.execute<{ nama: string; nilai: number }>(sql`select distinct on (nama) nama, nilai::float8 as nilai from parameter_aturan
    where kode = ${KODE_IKD} and sejak <= ${pada}::date and coalesce(sampai, ${pada}::date) >= ${pada}::date order by nama, sejak desc`);
  return Object.fromEntries(rows.filter(({ nama }) => isIndikatorIkd(nama)).map(({ nama, nilai }) => [nama, nilai]));
}

/** Instansi that may be judged: BKN's feed about them is healthy. Of the others the record may be old, and old is unknown. */
export async function selectInstansiIkd(tx: Tx): Promise<readonly number[]> {
  const { rows } = await tx.execute<{ instansi: number }>(
    sql`select instansi from kesegaran where sisi = 'BKN' and jenis = 'pegawai' and status = 'SEHAT' order by instansi`,
  );
  return rows.map((r) => r.instansi);
}

/** One pass over the people of one instansi. Dates are texts of the form yyyy-mm-dd; what is missing is `gelap`. */
export async function selectHitunganIkd(tx: Tx, instansi: number, pada: Tanggal): Promise<readonly HitunganIkd[]> {
  const { rows } = await tx.execute<HitunganIkd & Record<string, unknown>>(sql`select x.indikator, x.kena::int as kena, x.gelap::int as gelap from (
      select count(*) filter (where status_asn = 'CPNS' and tmt_cpns <= (${pada}::date - interval '13 months')::date::text) as cpns,
        count(*) filter (where status_asn is null or (status_asn = 'CPNS' and tmt_cpns is null)) as cpns_gelap,
        count(*) filter (where status_asn = 'PNS' and tmt_cpns > tmt_pns) as balik,
        count(*) filter (where status_asn is null or (status_asn = 'PNS' and (tmt_cpns is null or tmt_pns is null))) as balik_gelap,
        count(*) filter (where nik_sah = false) as nik, count(*) filter (where nik_sah is null) as nik_gelap,
        count(*) filter (where status_asn in ('PNS', 'CPNS') and replace(left(tmt_cpns, 7), '-', '') <> substr(lpad(nip::text, 18, '0'), 9, 6)) as nip,
        count(*) filter (where status_asn is null or (status_asn in ('PNS', 'CPNS') and tmt_cpns is null)) as nip_gelap
      from pegawai_bkn where instansi = ${instansi}) h
    cross join lateral (values ('CPNS_LEWAT', h.cpns, h.cpns_gelap), ('TMT_TERBALIK', h.balik, h.balik_gelap), ('NIK_BELUM_SAH', h.nik, h.nik_gelap),
      ('NIP_TMT_CPNS', h.nip, h.nip_gelap)) x (indikator, kena, gelap)`);
  return rows;
}

/** Whether a finding of this indicator stands against the instansi; it is worked on first. */
export async function isTemuanIkdTerbuka(tx: Tx, awalan: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from temuan where kunci like ${`${awalan}%`} and tahap <> all (${sql.param([...TAHAP_AKHIR])}::text[]) limit 1`);
  return rows.length > 0;
}
