import { sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db/pelaku.ts';

export interface PegawaiDiusulkan {
  readonly nip: string;
  readonly tujuan: { readonly instansiId: string; readonly unorId: string; readonly jabatanId: string };
}

export interface BarisRujukan extends Record<string, unknown> {
  readonly dikenal: boolean;
  readonly tujuan: number | null;
  readonly unor: boolean;
  readonly jenis: string | null;
  readonly eselon: string | null;
  readonly bup: number | null;
}

/** Finds people in the caller's instansi and their destinations, in one statement. Row-level security hides the rest. */
export async function selectRujukan(tx: Tx, instansi: number, pegawai: readonly PegawaiDiusulkan[]): Promise<readonly BarisRujukan[]> {
  const { rows } = await tx.execute<BarisRujukan>(sql`select (b.nip is not null or s.nip is not null) as dikenal, i.no as tujuan, u.id is not null as unor,
      j.jenis_jabatan_id as jenis, case when j.jenis_jabatan_id = '1' then coalesce(j.eselon_id, u.eselon_id) end as eselon, j.bup
    from unnest(${sql.param(pegawai.map((p) => p.nip))}::bigint[], ${sql.param(pegawai.map((p) => p.tujuan.instansiId))}::text[],
      ${sql.param(pegawai.map((p) => p.tujuan.unorId))}::text[], ${sql.param(pegawai.map((p) => p.tujuan.jabatanId))}::text[]) with ordinality t(nip, instansi_id, unor_id, jabatan_id, urut)
    left join pegawai_bkn b on b.instansi = ${instansi} and b.nip = t.nip
    left join pegawai_simpeg s on s.instansi = ${instansi} and s.nip = t.nip
    left join instansi i on i.id = t.instansi_id
    left join unor u on u.id = t.unor_id and u.instansi = i.no and u.aktif
    left join jabatan j on j.id = t.jabatan_id and (j.instansi is null or j.instansi = i.no)
    order by t.urut`);
  return rows;
}
