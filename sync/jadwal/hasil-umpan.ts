import { jedaUlangMs } from '../../domain/tarikan/jeda-ulang.ts';
import type { UmpanSumber } from '../sources/sumber-berkas.ts';
import { type DasarJadwal, selangMs, TINGKAT_KINI } from './tingkat.ts';

export interface HasilUmpan extends UmpanSumber {
  /** `lewat`: not asked, because its source is at rest; it is due again after `tundaMs`. */
  readonly hasil: 'baik' | 'gagal' | 'lewat';
  readonly tundaMs: number | null;
}

/**
 * Plans the next pull of these feeds: after the interval of the tier, or, for one that failed, after a wait that doubles with its failures in a
 * row. A request made after `mulai` is kept: that pull may have begun before the change the asker means.
 */
export async function catatHasilUmpan(
  { pool, dasarMs }: DasarJadwal,
  instansi: number,
  { mulai, hasil }: { mulai: Date; hasil: readonly HasilUmpan[] },
): Promise<void> {
  const gagal = hasil.filter((h) => h.hasil === 'gagal');
  const { rows } =
    gagal.length === 0
      ? { rows: [] }
      : await pool.query<UmpanSumber & { percobaan: number }>('/* jadwal.percobaan */ select sisi, jenis, percobaan from kesegaran where instansi = $1', [
          instansi,
        ]);
  const tunda = (h: HasilUmpan): number | null => {
    if (h.hasil !== 'gagal') return h.tundaMs;
    const percobaan = rows.find((r) => r.sisi === h.sisi && r.jenis === h.jenis)?.percobaan ?? 1;
    return jedaUlangMs(percobaan, dasarMs, Math.random());
  };
  await pool.query(
    `/* jadwal.hasil */ with ${TINGKAT_KINI}
     update jadwal_umpan j set terakhir = case when h.lewat then j.terakhir else clock_timestamp() end,
       lama_ms = case when h.lewat then j.lama_ms else extract(epoch from clock_timestamp() - $2::timestamptz) * 1000 end,
       diminta_pada = case when j.diminta_pada >= $2 or h.lewat then j.diminta_pada end,
       berikut = clock_timestamp() + case when j.diminta_pada >= $2 and not h.lewat then 0
         else coalesce(h.tunda, ${selangMs('$3')}, $3) end * interval '1 millisecond'
     from jsonb_to_recordset($4::jsonb) h(sisi text, jenis text, lewat boolean, tunda float8), jadwal_umpan a left join t on t.kode = a.tingkat
     where j.instansi = $1 and (a.instansi, a.sisi, a.jenis) = (j.instansi, j.sisi, j.jenis) and (h.sisi, h.jenis) = (j.sisi, j.jenis)`,
    [instansi, mulai, dasarMs, JSON.stringify(hasil.map((h) => ({ sisi: h.sisi, jenis: h.jenis, lewat: h.hasil === 'lewat', tunda: tunda(h) })))],
  );
}
