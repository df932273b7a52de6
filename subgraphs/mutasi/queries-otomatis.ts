import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { DasarOtomatis } from '../../domain/mutasi/otomatis.ts';
import type { LangkahUsul } from '../../domain/mutasi/sla.ts';
import type { StatusUsul } from '../../domain/mutasi/status.ts';
import type { Tx } from '../../platform/db/pelaku.ts';

export interface KedudukanOtomatis extends Record<string, unknown> {
  readonly status: StatusUsul;
  readonly versi: number;
  /** Why the hub approved it, when the last approval is the hub's. */
  readonly dasar: DasarOtomatis | null;
}

export async function selectKedudukanOtomatis(tx: Tx, usulId: string): Promise<KedudukanOtomatis | null> {
  const { rows } = await tx.execute<KedudukanOtomatis>(sql`select u.status, u.versi,
      case when (select r.oleh from usul_riwayat r where r.usul = u.id and r.tindakan = 'setujui' order by r.id desc limit 1) = 'SISTEM'
        then (select k.dasar from keputusan_otomatis k where k.usul = u.id and k.tindakan = 'setujui' order by k.id desc limit 1) end as dasar
    from usul u where u.id = ${usulId}::bigint`);
  return rows[0] ?? null;
}

export interface KeputusanOtomatisBaru {
  readonly usulId: string;
  readonly tindakan: 'setujui' | 'terbitkanPertek' | 'tanpaPertek';
  readonly dasar: DasarOtomatis;
  readonly jatuhTempo: Tanggal | null;
}

export async function insertKeputusanOtomatis(tx: Tx, k: KeputusanOtomatisBaru): Promise<void> {
  await tx.execute(
    sql`insert into keputusan_otomatis (usul, tindakan, dasar, jatuh_tempo) values (${k.usulId}::bigint, ${k.tindakan}, ${k.dasar}, ${k.jatuhTempo})`,
  );
}

export interface MenungguBkn extends Record<string, unknown> {
  readonly id: string;
  readonly riwayat: readonly LangkahUsul[];
}

/** A page of usul in BKN's hands that were last moved before an instant. */
export async function selectMenungguBkn(tx: Tx, sesudah: string, sebelum: Date, banyak: number): Promise<readonly MenungguBkn[]> {
  const { rows } = await tx.execute<MenungguBkn>(sql`select u.id::text as id, coalesce((select jsonb_agg(jsonb_build_object('ke', r.ke,
        'tanggal', (r.pada at time zone 'Asia/Jakarta')::date) order by r.id) from usul_riwayat r where r.usul = u.id), '[]') as riwayat
    from usul u where u.status = 'DITERIMA_BKN' and u.id > ${sesudah}::bigint and u.diubah_pada < ${sebelum.toISOString()}::timestamptz order by u.id limit ${banyak}`);
  return rows;
}

/** Usul that the hub approved and did not come to sign, oldest first: what a crash between the two steps leaves. */
export async function selectTakBertanda(tx: Tx, banyak: number): Promise<readonly string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`select u.id::text as id from usul u
    where u.status = 'DISETUJUI' and (select r.oleh from usul_riwayat r where r.usul = u.id and r.tindakan = 'setujui' order by r.id desc limit 1) = 'SISTEM'
      and coalesce((select k.tindakan from keputusan_otomatis k where k.usul = u.id order by k.id desc limit 1), '') <> 'tanpaPertek'
    order by u.id limit ${banyak}`);
  return rows.map((r) => r.id);
}
