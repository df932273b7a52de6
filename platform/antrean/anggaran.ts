import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Sql, SqlTransaksi } from '../db/postgres-js.ts';

/** How often a source may be asked: `perDetik` on the long run, `kapasitas` at once after a pause. */
export interface Anggaran {
  readonly kapasitas: number;
  readonly perDetik: number;
}

/** `tungguMs`: ask again after this long, not before. */
export type JawabanAnggaran = Readonly<{ boleh: true }> | Readonly<{ boleh: false; tungguMs: number }>;

/** Sets the budget of a source. Tokens already spent stay spent; repeating the call changes nothing. */
export async function tetapkanAnggaran(sql: Sql | SqlTransaksi, sumber: string, { kapasitas, perDetik }: Anggaran): Promise<void> {
  await sql`/* anggaran.tetapkan */ insert into anggaran_sumber as a (sumber, kapasitas, per_detik, sisa) values (${sumber}, ${kapasitas}, ${perDetik}, ${kapasitas})
    on conflict (sumber) do update set kapasitas = excluded.kapasitas, per_detik = excluded.per_detik, sisa = least(a.sisa, excluded.kapasitas)
      where (a.kapasitas, a.per_detik) is distinct from (excluded.kapasitas, excluded.per_detik)`;
}

/**
 * Asks for `n` calls to a source, across all processes, and never waits. A refused asker with a name (`peminta`: an id of the work, no personal
 * data) keeps its place in line until five seconds after it was to come back; one without a name comes after everybody in line.
 * Run it outside any longer transaction: the bucket is locked until the transaction ends. Fails with KONFIGURASI for a source without a budget,
 * with MASUKAN_SALAH when `n` is more than the source ever allows at once.
 */
export async function mintaAnggaran(sql: Sql | SqlTransaksi, sumber: string, n = 1, peminta: string | null = null): Promise<JawabanAnggaran> {
  const [baris] = await sql<{ tunggu: number | null }[]>`/* anggaran.minta */ select anggaran_minta(${sumber}, ${n}, ${peminta})::float8 tunggu`.catch(
    (galat: unknown) => {
      if (galat instanceof Error && 'code' in galat && galat.code === '22003') throw new Kesalahan('MASUKAN_SALAH', `anggaran ${sumber}`);
      throw galat;
    },
  );
  const tunggu = baris?.tunggu ?? null;
  if (tunggu === null) throw new Kesalahan('KONFIGURASI', `sumber ${sumber} tidak mempunyai anggaran`);
  return tunggu === 0 ? { boleh: true } : { boleh: false, tungguMs: Math.ceil(tunggu * 1_000) };
}
