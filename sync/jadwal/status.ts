import type { Sql } from '../../platform/db/postgres-js.ts';
import type { Jalur } from './pagar-sumber.ts';

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
  /** Name of its source: what breaker, lane and rate budget are kept for. */
  readonly namaSumber: string | null;
  /** TERTUTUP, TERBUKA or SETENGAH: the circuit breaker of its source. */
  readonly sumber: string;
  /** Lane of its source. */
  readonly jalur: Jalur;
  /** Rate budget of its source; null: it has none. */
  readonly anggaran: { readonly perMenit: number; readonly sekaligus: number; readonly sisa: number } | null;
  /** Next fetch from a remote source; null for files in the folder and while the feed is paused. */
  readonly ambilPada: string | null;
  /** People of open usul who are read by themselves, and those of them who are to be asked now; null: the source cannot be asked so. */
  readonly didahulukan: number | null;
  readonly menunggu: number | null;
}

type Waktu = 'pada' | 'berikutPada' | 'ambilPada';
interface Baris extends Omit<StatusUmpan, Waktu | 'jalur' | 'anggaran'>, Readonly<Record<Waktu, Date | null>> {
  readonly lambat: boolean;
  readonly perMenit: number | null;
  readonly sekaligus: number | null;
  readonly sisa: number | null;
}

/** State, cause and plan of the feeds, those of one instansi or all. */
export async function bacaStatusUmpan(sql: Sql, instansi: number | null): Promise<readonly StatusUmpan[]> {
  const rows = await sql<
    Baris[]
  >`/* cli.tarikan_status */ select i.id "instansiId", i.kode_cepat "kodeCepat", i.nama, k.sisi, k.jenis, k.status, k.pada, k.percobaan, k.sebab, j.tingkat,
      e.berikut "berikutPada", e.sumber "namaSumber", coalesce(e.pemutus, 'TERTUTUP') sumber, coalesce(e.lambat, false) lambat, round(e.per_menit::numeric, 3)::float8 "perMenit", e.sekaligus, e.sisa,
      e.ambil_pada "ambilPada", e.didahulukan, e.menunggu
    from kesegaran k join instansi i on i.no = k.instansi left join jadwal_umpan j on (j.instansi, j.sisi, j.jenis) = (k.instansi, k.sisi, k.jenis)
    left join umpan_keadaan(case when ${instansi}::smallint is null then null else array[${instansi}::smallint] end) e on (e.instansi, e.sisi, e.jenis) = (k.instansi, k.sisi, k.jenis)
    where ${instansi}::smallint is null or k.instansi = ${instansi}::smallint order by k.instansi, k.jenis <> 'pegawai', k.sisi, k.jenis`;
  return rows.map(({ lambat, perMenit, sekaligus, sisa, ...r }) => ({
    ...r,
    pada: r.pada?.toISOString() ?? null,
    berikutPada: r.berikutPada?.toISOString() ?? null,
    ambilPada: r.ambilPada?.toISOString() ?? null,
    jalur: lambat ? 'lambat' : 'cepat',
    anggaran: perMenit === null ? null : { perMenit, sekaligus: sekaligus ?? 0, sisa: sisa ?? 0 },
  }));
}
