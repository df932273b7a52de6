import { istirahatMs, type KeadaanPemutus, pemutusSetelah } from '../../domain/tarikan/pemutus.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';

/** One source as all its feeds and all processes see it. */
export interface KeadaanSumber {
  readonly sumber: string;
  readonly keadaan: KeadaanPemutus;
  /** Failures in a row. */
  readonly gagal: number;
  readonly lambat: boolean;
  /** End of the rest of a source that is not TERTUTUP. */
  readonly sampai: Date | null;
}

/** A source without a row is healthy. */
export async function bacaSumberKini(sql: Sql, sumber: string): Promise<KeadaanSumber> {
  const [ada] = await sql<KeadaanSumber[]>`/* sumber.kini */ select sumber, keadaan, gagal, lambat, sampai from pemutus_sumber where sumber = ${sumber}`;
  return ada ?? { sumber, keadaan: 'TERTUTUP', gagal: 0, lambat: false, sampai: null };
}

/** Lets one call, of all feeds and processes, probe a source whose rest is over. The others wait until its deadline for the answer. */
export async function mintaUjiSumber(sql: Sql, sumber: string, tenggatMs: number): Promise<boolean> {
  const { count } =
    await sql`/* sumber.uji */ update pemutus_sumber set keadaan = 'SETENGAH', sampai = clock_timestamp() + ${tenggatMs} * interval '1 millisecond',
      diubah_pada = clock_timestamp() where sumber = ${sumber} and keadaan <> 'TERTUTUP' and sampai <= clock_timestamp()`;
  return count === 1;
}

/**
 * One call out of the budget of this feed's source: ms to wait, 0 = granted. The feed keeps its place in line. A budget that was there a moment ago
 * and is gone may be set anew at any moment: nothing is granted until somebody looks again.
 */
export async function mintaAnggaranUmpan(
  sql: Sql,
  instansi: number,
  { u, bilaHilangMs }: { u: { readonly sumber: string; readonly sisi: string; readonly jenis: string }; bilaHilangMs: number },
): Promise<number> {
  const [baris] = await sql<
    { tunggu: number | null }[]
  >`/* sumber.anggaran */ select anggaran_minta(${u.sumber}, 1, ${`instansi:${instansi}:${u.sisi}:${u.jenis}`})::float8 tunggu`;
  const tunggu = baris?.tunggu ?? null;
  return tunggu === null ? bilaHilangMs : Math.ceil(tunggu * 1_000);
}

/** An answer of a source that was healthy, and as fast as now, changes nothing. */
export const isSumberTetap = (u: KeadaanSumber, lambat: boolean): boolean => u.keadaan === 'TERTUTUP' && u.gagal === 0 && u.lambat === lambat;

/**
 * The source answered. Whatever waited for it comes forward, spread over `sebarMs`: looks, fetches that failed, single people. A source that is
 * still slow stays in its lane.
 */
export async function catatSumberBaik(sql: Sql, u: KeadaanSumber, { lambat, sebarMs }: { lambat: boolean; sebarMs: number }): Promise<void> {
  if (isSumberTetap(u, lambat)) return;
  await sql`/* sumber.baik */ insert into pemutus_sumber as p (sumber, lambat) values (${u.sumber}, ${lambat})
     on conflict (sumber) do update set keadaan = 'TERTUTUP', gagal = 0, sampai = null, lambat = excluded.lambat, diubah_pada = clock_timestamp()`;
  if (u.keadaan === 'TERTUTUP') return;
  await sql`/* sumber.bangun */ update jadwal_umpan j set berikut = least(j.berikut, clock_timestamp() + random() * ${sebarMs} * interval '1 millisecond') from kesegaran k
     where j.sumber = ${u.sumber} and (k.instansi, k.sisi, k.jenis) = (j.instansi, j.sisi, j.jenis) and k.status in ('MENCOBA_LAGI', 'BELUM_PERNAH')`;
  await sql`/* sumber.bangunAmbilan */ update pengambilan p set coba_pada = least(p.coba_pada, clock_timestamp() + random() * ${sebarMs} * interval '1 millisecond') from jadwal_umpan j
     where j.sumber = ${u.sumber} and p.status = 'BERJALAN' and p.sebab is not null and (p.instansi, p.sisi, p.jenis) = (j.instansi, j.sisi, j.jenis)`;
}

/** The source did not answer as fast as the healthy ones must: it goes on in the lane of the slow ones. Nothing failed. */
export async function catatSumberLambat(sql: Sql, sumber: string): Promise<void> {
  await sql`/* sumber.lambat */ insert into pemutus_sumber as p (sumber, lambat) values (${sumber}, true)
    on conflict (sumber) do update set lambat = true, diubah_pada = clock_timestamp()`;
}

/** The source refused, failed or was too slow. Two processes that fail at once count twice: the row is locked from reading to writing. */
export async function catatSumberGagal(sql: Sql, sumber: string, lambat: boolean): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`insert into pemutus_sumber (sumber) values (${sumber}) on conflict do nothing`;
    const [lama] = await tx<Pick<KeadaanSumber, 'keadaan' | 'gagal'>[]>`select keadaan, gagal from pemutus_sumber where sumber = ${sumber} for update`;
    const kini = pemutusSetelah(lama ?? { keadaan: 'TERTUTUP', gagal: 0 }, 'gagal');
    await tx`/* sumber.gagal */ update pemutus_sumber set keadaan = ${kini.keadaan}, gagal = ${kini.gagal}, lambat = lambat or ${lambat}, diubah_pada = clock_timestamp(),
      sampai = case when ${kini.keadaan}::text <> 'TERTUTUP' then clock_timestamp() + ${istirahatMs(kini.gagal, Math.random())} * interval '1 millisecond' end
      where sumber = ${sumber}`;
  });
}
