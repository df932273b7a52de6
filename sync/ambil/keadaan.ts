import type { Sql } from '../../platform/db/postgres-js.ts';
import type { JenisSumber, SisiSumber } from '../sources/sumber-berkas.ts';

/** How the fetching of one feed stands. */
export interface KeadaanAmbil {
  readonly kodeCepat: string;
  readonly sisi: SisiSumber;
  readonly jenis: JenisSumber;
  readonly macam: string;
  readonly versi: number;
  readonly alamat: string;
  /** Name under which breaker, lane and rate budget are kept. */
  readonly sumber: string;
  readonly status: string;
  readonly sebab: string | null;
  readonly selesaiPada: Date | null;
  /** Counts of the last complete fetch: pages, rows, duplicates, promised, not found. */
  readonly hitung: Readonly<Record<string, number>> | null;
  readonly berjalan: Readonly<Record<string, number>> | null;
}

export const keadaanAmbil = (sql: Sql, instansi: number | null): Promise<KeadaanAmbil[]> =>
  sql<
    KeadaanAmbil[]
  >`/* ambil.keadaan */ select i.kode_cepat "kodeCepat", s.sisi, s.jenis, s.macam, s.versi, s.alamat, sumber_nama(s.sisi, i.kode_cepat, s.macam) sumber, coalesce(k.status, 'BELUM_PERNAH') status, coalesce(b.sebab, k.sebab) sebab,
      coalesce(l.diperiksa_pada, l.selesai_pada) "selesaiPada", l.hitung, b.kursor -> 'hitung' berjalan
    from sumber_instansi s join instansi i on i.no = s.instansi
    left join kesegaran k on k.instansi = s.instansi and k.sisi = s.sisi and k.jenis = s.jenis
    left join pengambilan b on b.instansi = s.instansi and b.sisi = s.sisi and b.jenis = s.jenis and b.status = 'BERJALAN'
    left join lateral (select * from pengambilan p where p.instansi = s.instansi and p.sisi = s.sisi and p.jenis = s.jenis and p.status = 'SELESAI' order by id desc limit 1) l on true
    where s.aktif and (${instansi}::smallint is null or s.instansi = ${instansi}) order by 1, 2, 3`;
