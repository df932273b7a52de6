import type { Sql, SqlTransaksi } from '../db/postgres-js.ts';

/** How often a source may be asked: `perDetik` on the long run, `kapasitas` at once after a pause. */
export interface Anggaran {
  readonly kapasitas: number;
  readonly perDetik: number;
}

/** Sets the budget of a source; with `ganti` false only where it has none. Tokens already spent stay spent; repeating the call changes nothing. */
export async function tetapkanAnggaran(sql: Sql | SqlTransaksi, sumber: string, { kapasitas, perDetik }: Anggaran, ganti = true): Promise<void> {
  await sql`/* anggaran.tetapkan */ insert into anggaran_sumber as a (sumber, kapasitas, per_detik, sisa) values (${sumber}, ${kapasitas}, ${perDetik}, ${kapasitas})
    on conflict (sumber) do update set kapasitas = excluded.kapasitas, per_detik = excluded.per_detik, sisa = least(a.sisa, excluded.kapasitas)
      where ${ganti} and (a.kapasitas, a.per_detik) is distinct from (excluded.kapasitas, excluded.per_detik)`;
}

/** From now on the source has no budget: it may be asked as often as its schedule says. */
export async function hapusAnggaran(sql: Sql | SqlTransaksi, sumber: string): Promise<void> {
  await sql`/* anggaran.hapus */ delete from anggaran_sumber where sumber = ${sumber}`;
}

/** A budget as operators read it. */
export interface AnggaranKini {
  readonly sumber: string;
  readonly perMenit: number;
  readonly sekaligus: number;
  /** Calls that would be granted now. */
  readonly sisa: number;
}

/** The budgets of these sources, or of all of them; a source that is missing has none. */
export const bacaAnggaran = (sql: Sql | SqlTransaksi, sumber: readonly string[] | null): Promise<AnggaranKini[]> =>
  sql<
    AnggaranKini[]
  >`/* anggaran.baca */ select sumber, round(per_detik * 60, 3)::float8 "perMenit", kapasitas::float8 sekaligus, anggaran_sisa(a) sisa from anggaran_sumber a
    where ${sumber === null} or sumber in (select jsonb_array_elements_text(${sql.json(sumber === null ? [] : [...sumber])})) order by 1`;
