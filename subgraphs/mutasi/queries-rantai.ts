import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { Surat } from '../../domain/mutasi/gerbang/fakta.ts';
import type { LangkahInstansi, Rantai } from '../../domain/mutasi/rantai.ts';
import type { Tx } from '../../platform/db/pelaku.ts';

/** Account and person behind an act. */
export interface Pelaku {
  readonly subjek: string;
  readonly orang: string;
}

/** The steps that were in force for its instansi when the usul was last proposed; null = none decided. Later changes leave it alone. */
export async function selectRantaiUsul(tx: Tx, usulId: string): Promise<Rantai> {
  const { rows } = await tx.execute<{ langkah: LangkahInstansi[] }>(sql`select r.langkah from usul u
    cross join lateral (select coalesce(max(h.pada), clock_timestamp()) as pada from usul_riwayat h where h.usul = u.id and h.tindakan = 'ajukan') a
    cross join lateral (select x.langkah from rantai_instansi x where x.instansi = u.instansi and x.pada <= a.pada
      and x.berlaku_dari <= (a.pada at time zone 'Asia/Jakarta')::date order by x.berlaku_dari desc, x.id desc limit 1) r where u.id = ${usulId}::bigint`);
  return rows[0]?.langkah ?? null;
}

export interface RantaiRow extends Record<string, unknown> {
  readonly instansi: string;
  readonly langkah: readonly LangkahInstansi[];
  readonly berlakuDari: Tanggal;
  readonly dasar: string;
}

/** Steps of these instansi, those in force today and those to come, latest first. */
export async function selectRantai(tx: Tx, instansiIds: readonly string[]): Promise<readonly RantaiRow[]> {
  const { rows } = await tx.execute<RantaiRow>(sql`select i.id as instansi, r.langkah, r.berlaku_dari::text as "berlakuDari", r.dasar
    from rantai_instansi r join instansi i on i.no = r.instansi where i.id = any (${sql.param([...instansiIds])}::text[]) order by r.berlaku_dari desc, r.id desc`);
  return rows;
}

export interface RantaiBaru {
  readonly instansi: number;
  readonly langkah: readonly LangkahInstansi[];
  readonly berlakuDari: Tanggal;
  readonly dasar: string;
}

export async function insertRantai(tx: Tx, r: RantaiBaru, { subjek, orang }: Pelaku): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into rantai_instansi (instansi, langkah, berlaku_dari, dasar, oleh, orang)
    values (${r.instansi}, ${sql.param([...r.langkah])}::text[], ${r.berlakuDari}, ${r.dasar}, ${subjek}, ${orang}) returning id::text as id`);
  return rows[0]?.id ?? '';
}

export async function insertSuratUsulan(tx: Tx, usulId: string, { nomor, tanggal }: Surat, { subjek, orang }: Pelaku): Promise<void> {
  await tx.execute(sql`insert into surat_usulan (usul, nomor, tanggal, oleh, orang) values (${usulId}::bigint, ${nomor}, ${tanggal}, ${subjek}, ${orang})`);
}

/** Province of a provincial government; null for every other instansi. */
export async function selectProvinsiPemerintah(tx: Tx, instansi: number): Promise<string | null> {
  const { rows } = await tx.execute<{ provinsiId: string }>(sql`select provinsi_id as "provinsiId" from instansi where no = ${instansi} and jenis = 'PROV'`);
  return rows[0]?.provinsiId ?? null;
}

export async function selectProvinsiSudah(tx: Tx, usulId: string): Promise<readonly string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`select provinsi_id as id from persetujuan_provinsi where usul = ${usulId}::bigint`);
  return rows.map((r) => r.id);
}

export async function insertPersetujuanProvinsi(tx: Tx, usulId: string, p: Surat & { readonly provinsiId: string }, { subjek, orang }: Pelaku): Promise<void> {
  await tx.execute(sql`insert into persetujuan_provinsi (usul, provinsi_id, nomor, tanggal, oleh, orang)
    values (${usulId}::bigint, ${p.provinsiId}, ${p.nomor}, ${p.tanggal}, ${subjek}, ${orang})`);
}
