import { type SQL, sql } from 'drizzle-orm';
import type { BarisKalender } from '../../domain/kalender/hari-kerja.ts';
import type { Delegasi } from '../../domain/mutasi/delegasi.ts';
import type { IsiSuratPegawai } from '../../domain/mutasi/gerbang/fakta.ts';
import type { KeputusanPemindahan } from '../../domain/mutasi/gerbang/fakta-alur.ts';
import type { Pemulihan } from '../../domain/mutasi/pemulihan.ts';
import type { LangkahUsul } from '../../domain/mutasi/sla.ts';
import { HARI_INI } from '../../platform/db/hari-ini.ts';
import { KALENDER } from '../../platform/db/kalender.ts';
import type { Tx } from '../../platform/db/pelaku.ts';

/** One line of an SK. */
export interface IsiSkPegawai extends IsiSuratPegawai {
  readonly nip: string;
}

/** Raw facts about the way of one usul. */
export interface BahanAlur extends Record<string, unknown> {
  readonly jenis: Readonly<Record<string, string>> | null;
  readonly keputusan: KeputusanPemindahan | null;
  readonly delegasi: readonly Delegasi[] | null;
  readonly riwayat: readonly LangkahUsul[] | null;
  readonly kalender: readonly BarisKalender[] | null;
  readonly dipulihkan: readonly Pemulihan[] | null;
  readonly provinsi: readonly string[] | null;
  /** What the SK in force says of each person; null = its PPK entered nothing. */
  readonly isiSk: readonly IsiSkPegawai[] | null;
  /** How many of the units are missions abroad. */
  readonly perwakilan: readonly string[] | null;
}

const DELEGASI = sql`(select jsonb_agg(jsonb_build_object('id', d.id::text, 'jenjang', d.jenjang, 'dari', d.dari, 'kepada', d.kepada, 'nomorSk', d.nomor_sk,
    'tanggalSk', d.tanggal_sk, 'berlakuDari', d.berlaku_dari, 'berlakuSampai', least(d.berlaku_sampai, c.berlaku_sampai)) order by d.id)
  from delegasi_pertek d left join pencabutan_delegasi c on c.delegasi = d.id)`;

/** Steps of a usul with their day in Jakarta, where working days are counted. */
const riwayat = (usul: SQL): SQL => sql`(select jsonb_agg(jsonb_build_object('ke', r.ke, 'tanggal', (r.pada at time zone 'Asia/Jakarta')::date) order by r.id)
  from usul_riwayat r where r.usul = ${usul})`;

/** One statement, whatever the number of people. */
export async function selectBahanAlur(
  tx: Tx,
  usulId: string | null,
  { instansi, unor }: { instansi: readonly number[]; unor: readonly string[] },
): Promise<BahanAlur> {
  const usul = sql`${usulId}::bigint`;
  const { rows } = await tx.execute<BahanAlur>(sql`select
    (select jsonb_object_agg(no, jenis) from instansi where no = any (${sql.param([...instansi])}::smallint[])) as jenis,
    (select jsonb_build_object('penetap', penetap, 'nomor', nomor, 'tanggal', tanggal) from keputusan_pemindahan where usul = ${usul}) as keputusan,
    ${DELEGASI} as delegasi, ${riwayat(usul)} as riwayat, ${KALENDER} as kalender,
    (select jsonb_agg(jsonb_build_object('aturan', aturan, 'nomor', nomor, 'tanggal', tanggal)) from pemulihan_usul(${usul})) as dipulihkan,
    (select jsonb_agg(provinsi_id) from persetujuan_provinsi where usul = ${usul}) as provinsi,
    (select i.isi from isi_sk i join sk s on (s.usul, s.urut) = (i.usul, i.urut) where i.usul = ${usul}) as "isiSk",
    (select array_agg(unor_id) from perwakilan_ln where unor_id = any (${sql.param([...new Set(unor)])}::text[])) as perwakilan`);
  return (
    rows[0] ?? { jenis: null, keputusan: null, delegasi: null, riwayat: null, kalender: null, dipulihkan: null, provinsi: null, isiSk: null, perwakilan: null }
  );
}

export interface AlurUsulRow extends Record<string, unknown> {
  readonly usul: string;
  readonly asalId: string;
  readonly asalJenis: string;
  readonly asalProvinsi: string | null;
  readonly tujuanId: string;
  readonly tujuanJenis: string;
  readonly tujuanProvinsi: string | null;
  /** Pairs of origin and destination; a route needs exactly one. */
  readonly pasangan: number;
  /** Units of destination, and how many of them are missions abroad. */
  readonly unor: number;
  readonly perwakilan: number;
  readonly riwayat: readonly LangkahUsul[] | null;
}

/** Ends and history of a page of usul. */
export async function selectAlurUsul(tx: Tx, usulIds: readonly string[]): Promise<readonly AlurUsulRow[]> {
  const { rows } = await tx.execute<AlurUsulRow>(sql`select u.id::text as usul, a.id as "asalId", a.jenis as "asalJenis", a.provinsi_id as "asalProvinsi",
      t.id as "tujuanId", t.jenis as "tujuanJenis", t.provinsi_id as "tujuanProvinsi", x.pasangan, x.unor, x.perwakilan, ${riwayat(sql`u.id`)} as riwayat
    from unnest(${sql.param(usulIds.filter((id) => /^\d{1,18}$/.test(id)))}::bigint[]) u(id)
    cross join lateral (select min(instansi_asal) asal, min(instansi_tujuan) tujuan, count(distinct (instansi_asal, instansi_tujuan))::int pasangan,
        count(distinct unor_tujuan)::int unor, count(distinct l.unor_id)::int perwakilan from usul_isi(u.id) p left join perwakilan_ln l on l.unor_id = p.unor_tujuan) x
    join instansi a on a.no = x.asal join instansi t on t.no = x.tujuan`);
  return rows;
}

export interface DasarSla {
  readonly kalender: readonly BarisKalender[];
  readonly hariKerja: number | null;
}

/** Calendar and the dated override of rule C21, for the clock shown beside a usul. */
export async function selectDasarSla(tx: Tx): Promise<DasarSla> {
  const { rows } = await tx.execute<{ kalender: BarisKalender[] | null; hariKerja: number | null }>(sql`select ${KALENDER} as kalender,
    (select nilai::int from parameter_aturan where kode = 'C21' and nama = 'hariKerja' and sejak <= ${HARI_INI} and coalesce(sampai, ${HARI_INI}) >= ${HARI_INI}
      order by sejak desc limit 1) as "hariKerja"`);
  return { kalender: rows[0]?.kalender ?? [], hariKerja: rows[0]?.hariKerja ?? null };
}

export async function selectDelegasi(tx: Tx): Promise<readonly Delegasi[]> {
  const { rows } = await tx.execute<{ delegasi: Delegasi[] | null }>(sql`select ${DELEGASI} as delegasi`);
  return rows[0]?.delegasi ?? [];
}
