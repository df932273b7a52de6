import type { Sql } from '../../platform/db/postgres-js.ts';

/** One feed as an operator sees it; instants in ISO form. */
export interface StatusUmpan {
  readonly instansiId: string;
  readonly kodeCepat: string;
  readonly nama: string;
  readonly sisi: string;
  readonly jenis: string;
  readonly status: string;
  readonly pada: string | null;
  readonly percobaan: number;
  readonly sebab: string | null;
  readonly tingkat: string | null;
  readonly berikutPada: string | null;
  /** Name of its source: what breaker and rate budget are kept for. */
  readonly namaSumber: string | null;
  /** TERTUTUP, TERBUKA or SETENGAH: the circuit breaker of its source. */
  readonly sumber: string;
  readonly lambat: boolean;
}

type Baris = Omit<StatusUmpan, 'pada' | 'berikutPada'> & { readonly pada: Date | null; readonly berikutPada: Date | null };

/** State, cause and plan of the feeds, those of one instansi or all. */
export async function bacaStatusUmpan(sql: Sql, instansi: number | null): Promise<readonly StatusUmpan[]> {
  const rows = await sql<
    Baris[]
  >`/* cli.tarikan_status */ select i.id "instansiId", i.kode_cepat "kodeCepat", i.nama, k.sisi, k.jenis, k.status, k.pada, k.percobaan, k.sebab, j.tingkat,
      case when k.status <> 'DIJEDA' then j.berikut end "berikutPada", j.sumber "namaSumber", coalesce(p.keadaan, 'TERTUTUP') sumber, coalesce(p.lambat, false) lambat
    from kesegaran k join instansi i on i.no = k.instansi left join jadwal_umpan j on (j.instansi, j.sisi, j.jenis) = (k.instansi, k.sisi, k.jenis)
    left join pemutus_sumber p on p.sumber = j.sumber where ${instansi}::smallint is null or k.instansi = ${instansi}::smallint order by k.instansi, k.jenis <> 'pegawai', k.sisi, k.jenis`;
  return rows.map((r) => ({ ...r, pada: r.pada?.toISOString() ?? null, berikutPada: r.berikutPada?.toISOString() ?? null }));
}
