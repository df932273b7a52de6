import type pg from 'pg';
import { UMPAN_INSTANSI } from '../sources/sumber-berkas.ts';

export interface DasarJadwal {
  /** Pool of role simpul_sync; single statements only. */
  readonly pool: pg.Pool;
  /** Interval of tier BIASA in ms; the others are multiples of it. */
  readonly dasarMs: number;
}

/** The tiers in force today, as a CTE named t. */
export const TINGKAT_KINI = `t as (select distinct on (kode) kode, urut, kelipatan, jitter, mendahului, hari, jam_kesegaran() * 1800000 maks_ms from tingkat_tarik
  where sejak <= (select hari_ini()) and coalesce(sampai, (select hari_ini())) >= (select hari_ini()) order by kode, sejak desc)`;

/**
 * Ms until the next pull in tier t, `dasar` = parameter of the base interval. Never more than half of what the gate calls fresh: a healthy feed must
 * not grow stale by its own schedule.
 */
export const selangMs = (dasar: string): string => `least(${dasar} * t.kelipatan * (1 - t.jitter + 2 * t.jitter * random()), t.maks_ms)`;

// Usul that still run are those of STATUS_BERJALAN, written as the predicate of the partial index.
const TINGKAT_INSTANSI = `usulan as (select p.instansi_asal no from usul u join usul_pegawai p on p.usul = u.id where u.status not in ('SELESAI', 'TMS', 'DIBATALKAN')
    union select p.instansi_tujuan from usul u join usul_pegawai p on p.usul = u.id where u.status not in ('SELESAI', 'TMS', 'DIBATALKAN')),
  tingkat as (select i.no, i.kode_cepat, case
    when i.no in (select no from usulan where no is not null) then 'USUL_TERBUKA'
    when exists (select from rekap_selisih s where s.instansi = i.no and s.jumlah > 0 and s.level in ('BLOKIR', 'BLOKIR_JAB')
      and s.terakhir > clock_timestamp() - (select hari from t where kode = 'BARU_MEMBLOKIR') * interval '1 day') then 'BARU_MEMBLOKIR'
    when not exists (select from rekap_selisih r where r.instansi = i.no and r.jumlah > 0) and exists (select from kesegaran k where k.instansi = i.no and k.status = 'SEHAT')
      and not exists (select from tarikan g where g.instansi = i.no and g.diterapkan + g.dihapus > 0
        and g.diterima_pada > clock_timestamp() - (select hari from t where kode = 'TENANG') * interval '1 day') then 'TENANG'
    else 'BIASA' end kode from instansi i)`;

/**
 * Gives every instansi its tier by what is true now, every feed of it a place in the schedule and a state. A feed whose instansi rises comes
 * forward at once; one that sinks keeps the date it had. Only rows that change are written.
 */
export async function segarkanJadwal({ pool, dasarMs }: DasarJadwal): Promise<void> {
  const umpan = JSON.stringify(UMPAN_INSTANSI);
  await pool.query(
    `/* jadwal.keadaan */ insert into kesegaran (instansi, sisi, jenis) select i.no, u.sisi, u.jenis from instansi i cross join jsonb_to_recordset($1::jsonb) u(sisi text, jenis text)
     where not exists (select from kesegaran k where (k.instansi, k.sisi, k.jenis) = (i.no, u.sisi, u.jenis)) on conflict do nothing`,
    [umpan],
  );
  await pool.query(
    `/* jadwal.tingkat */ with ${TINGKAT_KINI}, ${TINGKAT_INSTANSI}
     insert into jadwal_umpan as j (instansi, sisi, jenis, tingkat, macam, sumber, berikut)
     select g.no, u.sisi, u.jenis, g.kode, coalesce(s.macam, 'BERKAS'), sumber_nama(u.sisi, g.kode_cepat, coalesce(s.macam, 'BERKAS')),
       case when k.pada is null and a.instansi is null then clock_timestamp()
         else clock_timestamp() + ${selangMs('$2')} * interval '1 millisecond' end
     from tingkat g join t on t.kode = g.kode cross join jsonb_to_recordset($1::jsonb) u(sisi text, jenis text)
     left join jadwal_umpan a on (a.instansi, a.sisi, a.jenis) = (g.no, u.sisi, u.jenis)
     left join kesegaran k on (k.instansi, k.sisi, k.jenis) = (g.no, u.sisi, u.jenis)
     left join sumber_instansi s on s.aktif and (s.instansi, s.sisi, s.jenis) = (g.no, u.sisi, u.jenis)
     where a.instansi is null or a.tingkat <> g.kode
     on conflict (instansi, sisi, jenis) do update set tingkat = excluded.tingkat,
       berikut = least(j.berikut, excluded.berikut - (clock_timestamp() - coalesce(j.terakhir, clock_timestamp())))`,
    [umpan, dasarMs],
  );
}
