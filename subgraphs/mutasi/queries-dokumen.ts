import { type SQL, sql } from 'drizzle-orm';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { DokumenUsul } from '../../domain/mutasi/gerbang/fakta.ts';
import { HARI_INI } from '../../platform/db/hari-ini.ts';
import { iso } from '../../platform/db/iso.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { DokumenBaru } from './fakta-nspk.ts';

type Baris<T> = Record<string, unknown> & T;
const angka = (ids: readonly string[]): SQL => sql`${sql.param([...ids])}::bigint[]`;

/** Stored documents of one instansi by id. */
export async function selectDokumen(tx: Tx, instansi: number, ids: readonly string[]): Promise<readonly DokumenUsul[]> {
  const { rows } = await tx.execute<Baris<DokumenUsul>>(sql`select id::text as id, jenis, nomor, tanggal::text as tanggal, penerbit, sha256
    from dokumen where instansi = ${instansi} and id = any (${angka(ids)})`);
  return rows;
}

/** Attaches; a document attached before stays as it was. One statement for any number; the answer is how many are new. */
export async function insertLampiran(tx: Tx, usulId: string, dokumen: readonly DokumenBaru[], oleh: string): Promise<number> {
  const { rowCount } = await tx.execute(sql`insert into usul_dokumen (usul, dokumen, nip, oleh) select ${usulId}::bigint, t.id, t.nip, ${oleh}
    from unnest(${angka(dokumen.map((d) => d.id))}, ${sql.param(dokumen.map((d) => d.nip))}::bigint[]) t(id, nip) on conflict do nothing`);
  return rowCount ?? 0;
}

export interface LampiranRow extends DokumenUsul {
  readonly usul: string;
  readonly nip: string | null;
  readonly ukuran: number;
  readonly pada: string;
}

export async function selectLampiran(tx: Tx, usulIds: readonly string[]): Promise<readonly LampiranRow[]> {
  const { rows } = await tx.execute<Baris<LampiranRow>>(sql`select l.usul::text as usul, d.id::text as id, lpad(l.nip::text, 18, '0') as nip, d.jenis, d.nomor,
      d.tanggal::text as tanggal, d.penerbit, d.sha256, d.ukuran, ${iso(sql`l.pada`)} as pada
    from usul_dokumen l join dokumen d on d.id = l.dokumen where l.usul = any (${angka(usulIds)}) order by l.id`);
  return rows;
}

export interface KepalaDaerahRow {
  readonly instansi: string;
  readonly status: string;
  readonly tanggalLantik: Tanggal;
  readonly nomorSk: string;
}

/** The head in office today, per instansi id. */
export async function selectKepalaDaerah(tx: Tx, instansiIds: readonly string[]): Promise<readonly KepalaDaerahRow[]> {
  const { rows } = await tx.execute<
    Baris<KepalaDaerahRow>
  >(sql`select i.id as instansi, k.status, k.tanggal_lantik::text as "tanggalLantik", k.nomor_sk as "nomorSk"
    from instansi i cross join lateral (select * from kepala_daerah x where x.instansi = i.no and x.tanggal_lantik <= ${HARI_INI}
      order by x.tanggal_lantik desc, x.id desc limit 1) k where i.id = any (${sql.param([...instansiIds])}::text[])`);
  return rows;
}

/** Whether the row is new; null = no such region. */
export async function insertKepalaDaerah(tx: Tx, k: KepalaDaerahRow, oleh: string): Promise<boolean | null> {
  const { rows } = await tx.execute<{ baru: boolean }>(sql`with d as (select no from instansi where id = ${k.instansi} and daerah),
    baru as (insert into kepala_daerah (instansi, status, tanggal_lantik, nomor_sk, oleh) select no, ${k.status}, ${k.tanggalLantik}::date, ${k.nomorSk}, ${oleh} from d
      on conflict do nothing returning instansi)
    select exists (select from baru) as baru from d`);
  return rows[0]?.baru ?? null;
}
