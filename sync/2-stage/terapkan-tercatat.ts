import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import type { UmpanFakta } from './kesegaran-fakta.ts';

/** Recorded facts are stated by either side. */
export type TarikanFakta = UmpanFakta & { readonly sisi: 'BKN' | 'SIMPEG' };

/** Adds and replaces by natural key and side; a row that SIMPEG stated, by the same instansi only (pasangkan-orang.ts). A file never removes what it leaves out. The last of two rows with one key counts, and what a later feed wrote stays. Leaves no row out. */
export async function terapkanTercatat(tx: SqlTransaksi, t: TarikanFakta): Promise<0> {
  await tx`create temp table fakta_kini on commit drop as select distinct on (kunci) nip, r.* from staging_fakta
    cross join lateral jsonb_to_record(isi) r(jenis text, mulai date, akhir date, nilai text, angka int, acuan text, dokumen text, tanggal date, sumber text, batal boolean)
    where tarikan = ${t.id} order by kunci, baris desc`;
  await tx`/* fakta.pegawai */ insert into fakta_pegawai as p (instansi, sisi, tarikan, nip, jenis, mulai, akhir, nilai, angka, acuan, dokumen, tanggal, sumber, batal)
    select ${t.instansi}, ${t.sisi}, ${t.id}, f.* from fakta_kini f where nip is not null order by nip
    on conflict (nip, jenis, mulai, acuan, sisi) do update set instansi = excluded.instansi, akhir = excluded.akhir, nilai = excluded.nilai, angka = excluded.angka,
      dokumen = excluded.dokumen, tanggal = excluded.tanggal, sumber = excluded.sumber, batal = excluded.batal, tarikan = excluded.tarikan where p.tarikan <= excluded.tarikan`;
  await tx`/* fakta.instansi */ insert into fakta_instansi (instansi, sisi, tarikan, jenis, mulai, akhir, nilai, angka, acuan, dokumen, tanggal, sumber, batal)
    select ${t.instansi}, ${t.sisi}, ${t.id}, jenis, mulai, akhir, coalesce(nilai, ''), angka, acuan, dokumen, tanggal, sumber, batal from fakta_kini where nip is null
    on conflict (instansi, acuan, jenis, mulai, nilai, sisi) do update set akhir = excluded.akhir, angka = excluded.angka, dokumen = excluded.dokumen,
      tanggal = excluded.tanggal, sumber = excluded.sumber, batal = excluded.batal, tarikan = excluded.tarikan`;
  return 0;
}
