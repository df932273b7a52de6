import type pg from 'pg';
import { istirahatMs, pemutusSetelah } from '../../domain/tarikan/pemutus.ts';
import type { UmpanJatuhTempo } from './jatuh-tempo.ts';

/** Lets one feed, of all instansi and processes, probe a source whose rest is over. The others wait until its deadline for the answer. */
export async function mintaUjiSumber(pool: pg.Pool, sumber: string, tenggatMs: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `/* sumber.uji */ update pemutus_sumber set keadaan = 'SETENGAH', sampai = clock_timestamp() + $2 * interval '1 millisecond', diubah_pada = clock_timestamp()
     where sumber = $1 and keadaan <> 'TERTUTUP' and sampai <= clock_timestamp()`,
    [sumber, tenggatMs],
  );
  return rowCount === 1;
}

/** One call out of the budget of this feed's source: ms to wait, 0 = granted. The feed keeps its place in line. */
export async function mintaAnggaranUmpan(pool: pg.Pool, instansi: number, { sumber, sisi, jenis }: UmpanJatuhTempo): Promise<number> {
  const { rows } = await pool.query<{ tunggu: number | null }>('/* sumber.anggaran */ select anggaran_minta($1, 1, $2)::float8 tunggu', [
    sumber,
    `instansi:${instansi}:${sisi}:${jenis}`,
  ]);
  return Math.ceil((rows[0]?.tunggu ?? 0) * 1_000);
}

/** The source answered. Feeds that waited for it come forward, spread over `sebarMs`; a source that is still slow stays in its lane. */
export async function catatSumberBaik(pool: pg.Pool, u: UmpanJatuhTempo, { lambat, sebarMs }: { lambat: boolean; sebarMs: number }): Promise<void> {
  if (u.keadaan === 'TERTUTUP' && u.gagal === 0 && u.lambat === lambat) return;
  await pool.query(
    `/* sumber.baik */ insert into pemutus_sumber as p (sumber, lambat) values ($1, $2)
     on conflict (sumber) do update set keadaan = 'TERTUTUP', gagal = 0, sampai = null, lambat = excluded.lambat, diubah_pada = clock_timestamp()`,
    [u.sumber, lambat],
  );
  if (u.keadaan === 'TERTUTUP') return;
  await pool.query(
    `/* sumber.bangun */ update jadwal_umpan j set berikut = least(j.berikut, clock_timestamp() + random() * $2 * interval '1 millisecond') from kesegaran k
     where j.sumber = $1 and (k.instansi, k.sisi, k.jenis) = (j.instansi, j.sisi, j.jenis) and k.status in ('MENCOBA_LAGI', 'BELUM_PERNAH')`,
    [u.sumber, sebarMs],
  );
}

/** The source refused, failed or was too slow. Two processes that fail at once count twice: the row is locked from reading to writing. */
export async function catatSumberGagal(pool: pg.Pool, sumber: string, lambat: boolean): Promise<void> {
  const klien = await pool.connect();
  try {
    await klien.query('begin');
    await klien.query('insert into pemutus_sumber (sumber) values ($1) on conflict do nothing', [sumber]);
    const { rows } = await klien.query<Pick<UmpanJatuhTempo, 'keadaan' | 'gagal'>>('select keadaan, gagal from pemutus_sumber where sumber = $1 for update', [
      sumber,
    ]);
    const kini = pemutusSetelah(rows[0] ?? { keadaan: 'TERTUTUP', gagal: 0 }, 'gagal');
    await klien.query(
      `update pemutus_sumber set keadaan = $2, gagal = $3, lambat = lambat or $4, diubah_pada = clock_timestamp(),
         sampai = case when $2 = 'TERTUTUP' then null else clock_timestamp() + $5 * interval '1 millisecond' end where sumber = $1`,
      [sumber, kini.keadaan, kini.gagal, lambat, istirahatMs(kini.gagal, Math.random())],
    );
    await klien.query('commit');
    klien.release();
  } catch (galat) {
    klien.release(true);
    throw galat;
  }
}
