import type pg from 'pg';
import { TOLAKAN } from '../1-canonicalise/hasil-baris.ts';

interface HasilPisah {
  readonly duplikat: number;
  readonly ditolak: number;
  /** Rows left that were read because their line was new, and of those the ones to be written. */
  readonly kunci: number;
  readonly berubah: number;
}

/** Same NIP twice among the staged rows: the first row counts; an identical later row is a duplicate, a different one is refused. */
export async function pisahkanGanda(klien: pg.ClientBase, tarikan: string): Promise<HasilPisah> {
  const { rows } = await klien.query<HasilPisah>(
    // One pass in the order of the NIP: as a look at the repeated ones per row it was planned quadratic while the new feed had no statistics.
    `/* stage.ganda */ with kembar as materialized (
        select nip, baris, hm = first_value(hm) over w sama, row_number() over w urut from staging_kunci where tarikan = $1 and baris > 0
        window w as (partition by nip order by baris)),
      lebih as materialized (select nip, baris, sama from kembar where urut > 1),
      tolak as (insert into baris_ditolak (tarikan, baris, kolom, kode, pesan, isi)
        select $1, l.baris, 'nip', 'NIP_GANDA_DALAM_BERKAS', $2, s.mentah from lebih l left join staging_pegawai s on s.tarikan = $1 and s.baris = l.baris and s.nip = l.nip where not l.sama
        on conflict do nothing),
      buang_kunci as (delete from staging_kunci k using lebih l where k.tarikan = $1 and k.nip = l.nip and k.baris = l.baris returning 1),
      buang as (delete from staging_pegawai s using lebih l where s.tarikan = $1 and s.nip = l.nip and s.baris = l.baris returning 1)
    select count(*) filter (where sama)::int duplikat, count(*) filter (where not sama)::int ditolak,
      (select count(*)::int from staging_kunci where tarikan = $1 and baris > 0) - (select count(*)::int from buang_kunci) kunci,
      (select count(*)::int from staging_pegawai where tarikan = $1) - (select count(*)::int from buang) berubah
    from lebih`,
    [tarikan, TOLAKAN.NIP_GANDA_DALAM_BERKAS],
  );
  return rows[0] ?? { duplikat: 0, ditolak: 0, kunci: 0, berubah: 0 };
}
