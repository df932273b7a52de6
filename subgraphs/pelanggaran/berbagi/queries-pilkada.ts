import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { PARAMETER_PILKADA } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/perlu-persetujuan-mendagri.ts';
import { KATEGORI_NETRALITAS, TAHAP_AKHIR } from '../../../domain/pelanggaran/sbt/tahap.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

/** One election in force: of a province with all its regions, or of one region. */
export interface BarisPilkada extends Record<string, unknown> {
  readonly id: string;
  readonly provinsiId: string | null;
  readonly instansiId: string | null;
  readonly tahun: number;
  readonly versi: number;
  readonly penetapanPaslon: Tanggal;
  readonly akhirMasaJabatan: Tanggal;
  readonly dasar: string;
}

const KOLOM = sql`k.id::text as id, k.provinsi_id as "provinsiId", i.id as "instansiId", k.tahun::int as tahun, k.versi::int as versi,
  k.penetapan_paslon::text as "penetapanPaslon", k.akhir_masa_jabatan::text as "akhirMasaJabatan", k.dasar`;

/** Elections that bind a region (its province's too), a province, or all. */
export async function selectPilkada(tx: Tx, provinsiId: string | null, instansiId: string | null): Promise<readonly BarisPilkada[]> {
  const { rows } = await tx.execute<BarisPilkada>(sql`select ${KOLOM} from kalender_pilkada k left join instansi i on i.no = k.instansi
    where (${instansiId}::text is null or i.id = ${instansiId} or k.provinsi_id = (select x.provinsi_id from instansi x where x.id = ${instansiId} and x.daerah))
      and (${provinsiId}::text is null or k.provinsi_id = ${provinsiId} or i.provinsi_id = ${provinsiId})
    order by k.penetapan_paslon desc, k.id`);
  return rows;
}

export async function selectPilkadaById(tx: Tx, id: string): Promise<BarisPilkada | null> {
  const { rows } = await tx.execute<BarisPilkada>(
    sql`select ${KOLOM} from kalender_pilkada k left join instansi i on i.no = k.instansi where k.id = ${id}::bigint`,
  );
  return rows[0] ?? null;
}

/** Months before the candidates are fixed, as rule C03 counts them on a day. */
export async function selectBulanLarangan(tx: Tx, pada: Tanggal): Promise<number> {
  const { rows } = await tx.execute<{
    nilai: number;
  }>(sql`select nilai::float8 as nilai from parameter_aturan where kode = 'C03' and nama = 'bulanSebelumPenetapan'
    and sejak <= ${pada}::date and coalesce(sampai, ${pada}::date) >= ${pada}::date order by sejak desc limit 1`);
  return rows[0]?.nilai ?? PARAMETER_PILKADA.bulanSebelumPenetapan;
}

export interface PilkadaBaru {
  readonly provinsiId: string | null;
  /** Number of the instansi. */
  readonly instansi: number | null;
  readonly tahun: number;
  readonly penetapanPaslon: Tanggal;
  readonly akhirMasaJabatan: Tanggal;
  readonly berlaku: boolean;
  readonly dasar: string;
  readonly oleh: string;
}

export interface VersiPilkada extends Record<string, unknown> {
  readonly id: string;
  readonly versi: number;
}

/** A new version; null when the newest says the same already. The key refuses two writers of one version at once. */
export async function insertPilkada(tx: Tx, p: PilkadaBaru): Promise<VersiPilkada | null> {
  const { rows } =
    await tx.execute<VersiPilkada>(sql`insert into kalender_pilkada_catatan (provinsi_id, instansi, tahun, versi, penetapan_paslon, akhir_masa_jabatan, berlaku, dasar, oleh)
    select b.provinsi_id, b.instansi, b.tahun, coalesce(l.versi, 0) + 1, b.penetapan, b.akhir, b.berlaku, ${p.dasar}, ${p.oleh}
    from (values (${p.provinsiId}::text, ${p.instansi}::smallint, ${p.tahun}::smallint, ${p.penetapanPaslon}::date, ${p.akhirMasaJabatan}::date, ${p.berlaku}::boolean))
      b(provinsi_id, instansi, tahun, penetapan, akhir, berlaku)
    left join lateral (select * from kalender_pilkada_catatan k where k.provinsi_id is not distinct from b.provinsi_id and k.instansi is not distinct from b.instansi
      and k.tahun = b.tahun order by k.versi desc limit 1) l on true
    where l.id is null or (l.penetapan_paslon, l.akhir_masa_jabatan, l.berlaku) is distinct from (b.penetapan, b.akhir, b.berlaku)
    returning id::text as id, versi::int as versi`);
  return rows[0] ?? null;
}

export async function selectVersiAkhir(tx: Tx, { provinsiId, instansi, tahun }: PilkadaBaru): Promise<string> {
  const { rows } = await tx.execute<{
    id: string;
  }>(sql`select id::text as id from kalender_pilkada_catatan where provinsi_id is not distinct from ${provinsiId}::text
    and instansi is not distinct from ${instansi}::smallint and tahun = ${tahun} order by versi desc limit 1`);
  return String(rows[0]?.id);
}

/** Whether this is a region with elections of its own: a province, or a regional instansi by its number. */
export async function selectWilayah(tx: Tx, provinsiId: string | null, instansiId: string | null): Promise<{ readonly instansi: number | null } | null> {
  const { rows } = await tx.execute<{ instansi: number | null }>(
    instansiId === null
      ? sql`select null::int as instansi from provinsi where id = ${provinsiId}`
      : sql`select no::int as instansi from instansi where id = ${instansiId} and daerah`,
  );
  return rows[0] ?? null;
}

export interface BarisPengawasan extends Record<string, unknown> {
  readonly instansiId: string;
  readonly temuanTerbuka: number;
  /** Status of the head of region in force; null = nobody recorded one. */
  readonly kepalaDaerah: string | null;
  /** Whether the head of region or the deputy stands for election; null = nobody recorded it. */
  readonly petahanaMencalonkan: boolean | null;
  readonly masa: readonly Pick<BarisPilkada, 'penetapanPaslon' | 'akhirMasaJabatan'>[];
  /** False = no calendar at all, so nothing is known of any region. */
  readonly adaKalender: boolean;
}

/** Every region with its elections, the same rows that the gate reads, and its open neutrality cases within the caller's authority. */
export async function selectPengawasan(tx: Tx, provinsiId: string | null, hariIni: Tanggal): Promise<readonly BarisPengawasan[]> {
  const { rows } = await tx.execute<BarisPengawasan>(sql`select i.id as "instansiId", exists (select from kalender_pilkada) as "adaKalender",
      coalesce((select sum(r.jumlah) from rekap_temuan r where r.instansi = i.no and r.kategori = any (${sql.param([...KATEGORI_NETRALITAS])}::text[])
        and r.tahap <> all (${sql.param([...TAHAP_AKHIR])}::text[])), 0)::int as "temuanTerbuka",
      (select k.status from kepala_daerah k where k.instansi = i.no and k.tanggal_lantik <= ${hariIni}::date order by k.tanggal_lantik desc, k.id desc limit 1) as "kepalaDaerah",
      c.mencalonkan as "petahanaMencalonkan",
      coalesce((select jsonb_agg(jsonb_build_object('penetapanPaslon', x.penetapan_paslon, 'akhirMasaJabatan', x.akhir_masa_jabatan) order by x.penetapan_paslon)
        from kalender_pilkada x where x.instansi = i.no or (x.instansi is null and x.provinsi_id = i.provinsi_id)), '[]') as masa
    from instansi i left join petahana_mencalonkan(${hariIni}::date) c on c.instansi = i.no where i.daerah and (${provinsiId}::text is null or i.provinsi_id = ${provinsiId}) order by i.id`);
  return rows;
}
