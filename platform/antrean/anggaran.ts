import type { Sql, SqlTransaksi } from '../db/postgres-js.ts';

/** How often a source may be asked: `perDetik` on the long run, `kapasitas` at once after a pause. */
export interface Anggaran {
  readonly kapasitas: number;
  readonly perDetik: number;
}

/** Sets the budget of a source. Tokens already spent stay spent; repeating the call changes nothing. */
export async function tetapkanAnggaran(sql: Sql | SqlTransaksi, sumber: string, { kapasitas, perDetik }: Anggaran): Promise<void> {
  await sql`/* anggaran.tetapkan */ insert into anggaran_sumber as a (sumber, kapasitas, per_detik, sisa) values (${sumber}, ${kapasitas}, ${perDetik}, ${kapasitas})
    on conflict (sumber) do update set kapasitas = excluded.kapasitas, per_detik = excluded.per_detik, sisa = least(a.sisa, excluded.kapasitas)
      where (a.kapasitas, a.per_detik) is distinct from (excluded.kapasitas, excluded.per_detik)`;
}
