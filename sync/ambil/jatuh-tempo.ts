import { type DasarJadwal, TINGKAT_KINI } from '../jadwal/tingkat.ts';
import type { UmpanSumber } from '../sources/sumber-berkas.ts';

export interface AmbilanJatuhTempo extends UmpanSumber {
  readonly instansi: number;
  /** Its source was slow: it is fetched in the lane of the slow ones. */
  readonly lambat: boolean;
}

/**
 * Feeds whose remote source is to be fetched now: never fetched, on the way, or older than the interval of the source; not paused, and the source not
 * at rest. At most `batas` per lane, by due date minus the head start of the tier, so that none starves.
 */
export async function ambilanJatuhTempo({ pool, dasarMs }: DasarJadwal, batas: number): Promise<readonly AmbilanJatuhTempo[]> {
  const { rows } = await pool.query<AmbilanJatuhTempo>(
    `/* ambil.jatuhTempo */ with ${TINGKAT_KINI}, tempo as (
       select j.instansi, j.sisi, j.jenis, coalesce(p.lambat, false) lambat, coalesce(t.mendahului, 0) * $1 * interval '1 millisecond' mendahului,
         case when b.coba_pada is not null then b.coba_pada when l.versi_sumber is distinct from s.versi then s.dibuat_pada else l.pada + s.jarak_detik * interval '1 second' end tempo
       from sumber_instansi s join jadwal_umpan j using (instansi, sisi, jenis) join kesegaran k using (instansi, sisi, jenis)
       left join t on t.kode = j.tingkat left join pemutus_sumber p on p.sumber = j.sumber
       left join pengambilan b on b.status = 'BERJALAN' and b.versi_sumber = s.versi and (b.instansi, b.sisi, b.jenis) = (s.instansi, s.sisi, s.jenis)
       left join lateral (select coalesce(diperiksa_pada, mulai_pada) pada, versi_sumber from pengambilan e
         where e.status = 'SELESAI' and (e.instansi, e.sisi, e.jenis) = (s.instansi, s.sisi, s.jenis) order by e.id desc limit 1) l on true
       where s.aktif and s.macam <> 'BERKAS' and k.status <> 'DIJEDA' and (p.sumber is null or p.keadaan = 'TERTUTUP' or p.sampai <= clock_timestamp()))
     select instansi, sisi, jenis, lambat from (select *, row_number() over (partition by lambat order by tempo - mendahului, instansi, jenis <> 'pegawai', jenis) ke
       from tempo where tempo <= clock_timestamp()) x where ke <= $2 order by ke`,
    [dasarMs, batas],
  );
  return rows;
}
