import { type SQL, sql } from 'drizzle-orm';
import { iso } from '../../../platform/db/iso.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import type { IsiKonsep, Konsep, PegawaiKonsep } from './isi.ts';
import { hitungTanpaTujuan, type RingkasKonsep } from './kekurangan.ts';

type Baris<T> = T & Record<string, unknown>;

/** Drafts that one instansi may keep at a time. */
export const KONSEP_MAKS = 1_000;

export const isId = (id: string): boolean => /^\d{1,18}$/.test(id);
const angka = (ids: readonly string[]): SQL => sql`${sql.param(ids.filter(isId))}::bigint[]`;

/** A draft without its people. */
export interface KonsepRow extends RingkasKonsep {
  readonly id: string;
  readonly instansiId: string;
  readonly versi: number;
  readonly dibuatPada: string;
  readonly diubahPada: string;
}

const KOLOM = sql`k.id::text as id, i.id as "instansiId", k.isi, k.jumlah, k.tanpa_tujuan as "tanpaTujuan", k.versi,
  ${iso(sql`k.dibuat_pada`)} as "dibuatPada", ${iso(sql`k.diubah_pada`)} as "diubahPada"`;

export async function selectKonsepByIds(tx: Tx, ids: readonly string[]): Promise<readonly KonsepRow[]> {
  const { rows } = await tx.execute<Baris<KonsepRow>>(
    sql`select ${KOLOM} from konsep_usul k join instansi i on i.no = k.instansi where k.id = any (${angka(ids)})`,
  );
  return rows;
}

/** Drafts within reach, newest first; `after` = id of the last one seen. */
export async function selectDaftarKonsep(tx: Tx, first: number, after: string | null): Promise<readonly KonsepRow[]> {
  const { rows } = await tx.execute<Baris<KonsepRow>>(sql`select ${KOLOM} from konsep_usul k join instansi i on i.no = k.instansi
    where ${after === null ? sql`true` : sql`k.id < ${after}::bigint`} order by k.id desc limit ${first + 1}`);
  return rows;
}

export interface SaringPegawaiKonsep {
  readonly first: number;
  /** NIP of the last person seen. */
  readonly after: string | null;
}

export interface PegawaiKonsepRow {
  readonly konsep: string;
  readonly orang: PegawaiKonsep;
}

export async function selectPegawaiKonsep(tx: Tx, ids: readonly string[], { first, after }: SaringPegawaiKonsep): Promise<readonly PegawaiKonsepRow[]> {
  const { rows } = await tx.execute<Baris<PegawaiKonsepRow>>(sql`select k.id::text as konsep, x.orang from konsep_usul k
    cross join lateral (select p.orang from jsonb_array_elements(k.pegawai) p(orang) where ${after === null ? sql`true` : sql`p.orang ->> 'nip' > ${after}`}
      order by p.orang ->> 'nip' limit ${first + 1}) x
    where k.id = any (${angka(ids)})`);
  return rows;
}

export interface KonsepUtuh extends Konsep {
  readonly id: string;
  readonly versi: number;
}

/** The whole draft with its people; null = none within reach. `kunci` holds the row until the end of the transaction. */
export async function selectKonsepUtuh(tx: Tx, id: string, kunci: boolean): Promise<KonsepUtuh | null> {
  if (!isId(id)) return null;
  const { rows } = await tx.execute<Baris<KonsepUtuh>>(
    sql`select id::text as id, versi, isi, pegawai from konsep_usul where id = ${id}::bigint ${kunci ? sql`for update` : sql``}`,
  );
  return rows[0] ?? null;
}

const json = (nilai: IsiKonsep | readonly PegawaiKonsep[]): SQL => sql`${JSON.stringify(nilai)}::jsonb`;

/** Null = the instansi keeps as many as it may. */
export async function insertKonsep(tx: Tx, instansi: number, { isi, pegawai }: Konsep): Promise<string | null> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into konsep_usul (instansi, isi, pegawai, tanpa_tujuan)
    select ${instansi}::smallint, ${json(isi)}, ${json(pegawai)}, ${hitungTanpaTujuan(pegawai)}::int
    where (select count(*) from konsep_usul where instansi = ${instansi}) < ${KONSEP_MAKS} returning id::text as id`);
  return rows[0]?.id ?? null;
}

export async function updateKonsep(tx: Tx, id: string, { isi, pegawai }: Konsep): Promise<void> {
  await tx.execute(sql`update konsep_usul set isi = ${json(isi)}, pegawai = ${json(pegawai)}, tanpa_tujuan = ${hitungTanpaTujuan(pegawai)},
    versi = versi + 1, diubah_pada = clock_timestamp() where id = ${id}::bigint`);
}

export async function deleteKonsep(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`delete from konsep_usul where id = ${id}::bigint`);
}
