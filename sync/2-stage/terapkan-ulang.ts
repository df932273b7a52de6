import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { kunciUlang } from './siapkan-ulang.ts';
import { KOLOM_DB } from './teks-copy.ts';

const KOLOM_ULANG = [...KOLOM_DB, 'tak', 'alasan', 'kode_lokal', 'h'];

/** Temp table `kunci_ubah`: the persons that were read again, with their gate rows held in NIP order before anything is written. */
export async function kunciUbahUlang(tx: SqlTransaksi, instansi: number): Promise<void> {
  await tx`/* ulang.kunciUbah */ create temp table kunci_ubah on commit drop as select nip from staging_pegawai where tarikan = ${kunciUlang(instansi)}`;
  await tx`alter table kunci_ubah add primary key (nip)`;
  await tx`analyze kunci_ubah`;
  await tx`select gerbang_ubah(array(select nip from kunci_ubah))`;
}

/** Writes what the stored rows mean now. The raw row and the feed it came with stay: nothing new was received. */
export async function terapkanUlang(tx: SqlTransaksi, instansi: number): Promise<void> {
  const tarikan = kunciUlang(instansi);
  await tx`/* ulang.fat */ update pegawai_simpeg p set ${tx.unsafe(KOLOM_ULANG.map((k) => `${k} = s.${k}`).join(', '))}, diubah_pada = clock_timestamp()
    from staging_pegawai s where s.tarikan = ${tarikan} and p.instansi = ${instansi} and p.nip = s.nip`;
  await tx`/* ulang.sidik */ update sidik_simpeg f set h = s.h, hu = s.hu from staging_pegawai s where s.tarikan = ${tarikan} and f.instansi = ${instansi} and f.nip = s.nip`;
}

/** Ends these pending changes with the number of persons each of them re-evaluated, and empties the staging. */
export async function tutupUlang(tx: SqlTransaksi, instansi: number, id: readonly string[]): Promise<void> {
  const tarikan = kunciUlang(instansi);
  await tx`/* ulang.selesai */ update ulang_kanonik u set selesai_pada = clock_timestamp(),
      pegawai = (select count(*) from staging_pegawai s where s.tarikan = ${tarikan} and s.kode_lokal ? (u.tabel || ':' || u.lokal))
    where u.id in (select jsonb_array_elements_text(${tx.json([...id])})::bigint)`;
  await tx`delete from staging_pegawai where tarikan = ${tarikan}`;
}
