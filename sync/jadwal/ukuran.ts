import type pg from 'pg';

/** Figures of the schedule for operators: counts and seconds by names of closed lists, nothing of a person or an instansi. */
export interface UkuranJadwal {
  readonly keadaan: readonly { readonly status: string; readonly n: number }[];
  /** Age of the people's feeds per tier, in seconds; feeds never pulled are left out, they are counted as BELUM_PERNAH. */
  readonly umur: readonly { readonly tingkat: string; readonly tengah: number; readonly p95: number; readonly terburuk: number }[];
  /** Feeds that are due, and how late the latest is, in seconds. */
  readonly jatuhTempo: number;
  readonly terlambatDetik: number;
  /** Feeds accepted and not finished, and the age of the oldest, in seconds. */
  readonly menunggu: number;
  readonly menungguTertuaDetik: number;
  readonly sumberIstirahat: number;
  readonly sumberLambat: number;
}

type Angka = Omit<UkuranJadwal, 'keadaan' | 'umur'>;

export async function bacaUkuranJadwal(pool: pg.Pool): Promise<UkuranJadwal> {
  const { rows: keadaan } = await pool.query<UkuranJadwal['keadaan'][number]>('/* ukuran.keadaan */ select status, count(*)::int n from kesegaran group by 1');
  const { rows: umur } = await pool.query<UkuranJadwal['umur'][number]>(
    `/* ukuran.umur */ select tingkat, percentile_cont(0.5) within group (order by d) tengah, percentile_cont(0.95) within group (order by d) p95, max(d) terburuk
     from (select j.tingkat, extract(epoch from clock_timestamp() - k.pada)::float8 d from kesegaran k join jadwal_umpan j using (instansi, sisi, jenis)
       where jenis = 'pegawai' and k.pada is not null) x group by 1`,
  );
  const { rows } = await pool.query<Angka>(
    `/* ukuran.angka */ select t.n "jatuhTempo", t.lama "terlambatDetik", w.n menunggu, w.lama "menungguTertuaDetik",
       (select count(*)::int from pemutus_sumber where keadaan <> 'TERTUTUP') "sumberIstirahat", (select count(*)::int from pemutus_sumber where lambat) "sumberLambat"
     from (select count(*)::int n, coalesce(extract(epoch from clock_timestamp() - min(j.berikut)), 0)::float8 lama from jadwal_umpan j join kesegaran k using (instansi, sisi, jenis)
         where j.berikut <= clock_timestamp() and k.status <> 'DIJEDA') t,
       (select count(*)::int n, coalesce(extract(epoch from clock_timestamp() - min(diterima_pada)), 0)::float8 lama from tarikan where status in ('DITERIMA', 'DISIAPKAN')) w`,
  );
  const angka = rows[0] ?? { jatuhTempo: 0, terlambatDetik: 0, menunggu: 0, menungguTertuaDetik: 0, sumberIstirahat: 0, sumberLambat: 0 };
  return { keadaan, umur, ...angka };
}
