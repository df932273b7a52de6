import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { buktikanTugas, statusSesudah } from './siklus-sql.ts';

const NILAI = ['jenis', 'kosong_di', 'nilai_bkn', 'nilai_simpeg', 'level'] as const;
const nilai = (baris: string): string => `(${NILAI.map((k) => `${baris}.${k}`).join(', ')})`;
/** What a person is told apart by: the values, not how heavy they weigh. */
const isi = (baris: string): string =>
  `(${NILAI.filter((k) => k !== 'level')
    .map((k) => `${baris}.${k}`)
    .join(', ')})`;

/** A row that was closed, or that says something else now. Changed in place: no index moves with it. */
const UBAH = `update selisih l set ${NILAI.map((k) => `${k} = d.${k}`).join(', ')}, versi = l.versi + 1, diubah_pada = clock_timestamp(), ditutup_pada = null,
    sejak = case when l.status = 'TERTUTUP' then clock_timestamp() else l.sejak end, status = ${statusSesudah('bedaBerubah')}`;

/**
 * Fields of a pair that cannot be compared. Pairs with equal fingerprints have all that their sources offer to compare, and lack the same rest: one of
 * them speaks for all, and no row of the others is read.
 */
const takDari = (
  pasangan: string,
  instansi: number,
): string => `select (select b.tak from pegawai_bkn b where b.instansi = ${instansi} and b.nip = ${pasangan}.nip)
      | (select s.tak from pegawai_simpeg s where s.instansi = ${instansi} and s.nip = ${pasangan}.nip) tak`;

/**
 * Turns `hasil_diff` of the keys in `kunci_ubah` into selisih: opens, refreshes, reopens, closes, each with its note, in one statement. The open set is
 * a function of the two current sides alone, so any order of feeds ends in the same state. A decided exception (DIKECUALIKAN) stays while its values
 * stay. Life cycle: domain/selisih/siklus.ts. Nobody else adds rows of these persons meanwhile: their gate rows are held.
 */
export async function tandaiSelisih(tx: SqlTransaksi, instansi: number, tarikan: string): Promise<void> {
  await tx`/* flag.selisih */ with ubah as (
      ${tx.unsafe(UBAH)}, tarikan = ${tarikan} from hasil_diff d where l.instansi = ${instansi} and l.nip = d.nip and l.bidang = d.bidang
        and (l.status = 'TERTUTUP' or ${tx.unsafe(nilai('l'))} is distinct from ${tx.unsafe(nilai('d'))})
      returning new.id, old.status dari, new.status ke, case when old.status = 'TERTUTUP' then 'TERBUKA_LAGI'
        when ${tx.unsafe(isi('old'))} is not distinct from ${tx.unsafe(isi('new'))} then 'LEVEL_BERUBAH' else 'NILAI_BERUBAH' end sebab, new.nilai_bkn, new.nilai_simpeg
    ), baru as (
      insert into selisih (instansi, nip, bidang, jenis, kosong_di, nilai_bkn, nilai_simpeg, level, tarikan)
      select ${instansi}, d.nip, d.bidang, d.jenis, d.kosong_di, d.nilai_bkn, d.nilai_simpeg, d.level, ${tarikan} from hasil_diff d
      where not exists (select from selisih l where l.instansi = ${instansi} and l.nip = d.nip and l.bidang = d.bidang) order by d.nip, d.bidang
      returning id, status, nilai_bkn, nilai_simpeg
    ), tutup as (
      update selisih l set status = 'TERTUTUP', ditutup_pada = clock_timestamp(), diubah_pada = clock_timestamp(), versi = l.versi + 1, tarikan = ${tarikan}, sistemik = false
      where l.instansi = ${instansi} and l.status <> 'TERTUTUP' and l.nip in (select nip from kunci_ubah)
        and not exists (select from hasil_diff d where d.nip = l.nip and d.bidang = l.bidang)
        and not exists (select from pasangan p where p.nip = l.nip and p.beda_versi)
      returning new.id, old.status dari, new.nilai_bkn, new.nilai_simpeg, new.nip, new.bidang
    ), tak_dasar as materialized (${tx.unsafe(takDari('p', instansi))} from pasangan p where not p.beda limit 1
    ), catatan (id, dari, ke, sebab, nilai_bkn, nilai_simpeg) as (
      select id, dari, ke, sebab, nilai_bkn, nilai_simpeg from ubah
      union all select id, null, status, 'DITEMUKAN', nilai_bkn, nilai_simpeg from baru
      union all select t.id, t.dari, 'TERTUTUP', case when p.nip is null then 'TIDAK_ADA_DI_SATU_SISI'
          when (case when p.beda then (${tx.unsafe(takDari('p', instansi))}) else (select tak from tak_dasar) end >> t.bidang) & 1 = 1 then 'TAK_TERBANDINGKAN' else 'SEPAKAT' end, t.nilai_bkn, t.nilai_simpeg
        from tutup t left join pasangan p on p.nip = t.nip
    ), riwayat as (insert into selisih_riwayat (selisih, dari, ke, sebab, nilai_bkn, nilai_simpeg, oleh)
      select id, dari, ke, sebab, nilai_bkn, nilai_simpeg, 'SISTEM' from catatan returning selisih induk, sebab)
    ${tx.unsafe(buktikanTugas('riwayat', 'selisih'))}`;
}
