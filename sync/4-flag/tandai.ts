import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { buktikanTugas, statusSesudah } from './siklus-sql.ts';

/**
 * Turns `hasil_diff` of the keys in `kunci_ubah` into selisih: opens, refreshes, reopens, closes. The open set is a function of the two
 * current sides alone, so any order of feeds ends in the same state. A decided exception (DIKECUALIKAN) stays while its values stay.
 * Life cycle: domain/selisih/siklus.ts.
 */
export async function tandaiSelisih(tx: SqlTransaksi, instansi: number, tarikan: string): Promise<void> {
  await tx`/* flag.buka */ with masuk as (
      insert into selisih as l (instansi, nip, bidang, jenis, kosong_di, nilai_bkn, nilai_simpeg, level, tarikan)
      select ${instansi}, d.nip, d.bidang, d.jenis, d.kosong_di, d.nilai_bkn, d.nilai_simpeg, d.level, ${tarikan} from hasil_diff d order by d.nip, d.bidang
      on conflict (instansi, nip, bidang) do update set
        jenis = excluded.jenis, kosong_di = excluded.kosong_di, nilai_bkn = excluded.nilai_bkn, nilai_simpeg = excluded.nilai_simpeg, level = excluded.level,
        tarikan = excluded.tarikan, versi = l.versi + 1, diubah_pada = clock_timestamp(), ditutup_pada = null,
        sejak = case when l.status = 'TERTUTUP' then clock_timestamp() else l.sejak end,
        status = ${tx.unsafe(statusSesudah('bedaBerubah'))}
      where l.status = 'TERTUTUP' or (l.jenis, l.kosong_di, l.nilai_bkn, l.nilai_simpeg, l.level) is distinct from
        (excluded.jenis, excluded.kosong_di, excluded.nilai_bkn, excluded.nilai_simpeg, excluded.level)
      returning new.id, old.status dari, new.status ke, new.nilai_bkn, new.nilai_simpeg,
        (old.jenis, old.kosong_di, old.nilai_bkn, old.nilai_simpeg) is not distinct from (new.jenis, new.kosong_di, new.nilai_bkn, new.nilai_simpeg) nilai_tetap
    ) insert into selisih_riwayat (selisih, dari, ke, sebab, nilai_bkn, nilai_simpeg, oleh)
    select id, dari, ke, case when dari is null then 'DITEMUKAN' when dari = 'TERTUTUP' then 'TERBUKA_LAGI' when nilai_tetap then 'LEVEL_BERUBAH' else 'NILAI_BERUBAH' end, nilai_bkn, nilai_simpeg, 'SISTEM' from masuk`;
  await tx`/* flag.tutup */ with tutup as (
      update selisih l set status = 'TERTUTUP', ditutup_pada = clock_timestamp(), diubah_pada = clock_timestamp(), versi = l.versi + 1, tarikan = ${tarikan}, sistemik = false
      where l.instansi = ${instansi} and l.status <> 'TERTUTUP' and l.nip in (select nip from kunci_ubah)
        and not exists (select from hasil_diff d where d.nip = l.nip and d.bidang = l.bidang)
        and not exists (select from tunda_versi t where t.nip = l.nip)
      returning new.id, old.status dari, new.nilai_bkn, new.nilai_simpeg, new.nip, new.bidang
    ), riwayat as (insert into selisih_riwayat (selisih, dari, ke, sebab, nilai_bkn, nilai_simpeg, oleh)
      select t.id, t.dari, 'TERTUTUP', case when b.nip is null or s.nip is null then 'TIDAK_ADA_DI_SATU_SISI'
        when ((b.tak | s.tak) >> t.bidang) & 1 = 1 then 'TAK_TERBANDINGKAN' else 'SEPAKAT' end, t.nilai_bkn, t.nilai_simpeg, 'SISTEM'
      from tutup t left join pegawai_bkn b on b.instansi = ${instansi} and b.nip = t.nip left join pegawai_simpeg s on s.instansi = ${instansi} and s.nip = t.nip
      returning selisih induk, sebab)
    ${tx.unsafe(buktikanTugas('riwayat', 'selisih'))}`;
}
