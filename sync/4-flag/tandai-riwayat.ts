import { KUNCI_DATA_UTAMA } from '../../domain/riwayat/data-utama.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { buktikanTugas, statusSesudah } from './siklus-sql.ts';

/** Share of the compared persons from which one kind of finding is one systemic finding, and the least number of persons. */
const BAGIAN_SISTEMIK = 0.2;
const PALING_SEDIKIT = 20;

/** What a feed speaks about: BKN's histories about everything, a SIMPEG's about the two sides, BKN's master records about themselves. */
export type LingkupRiwayat = 'SEMUA' | 'ANTAR_SISI' | 'DATA_UTAMA';

const SYARAT: Readonly<Record<LingkupRiwayat, string>> = {
  SEMUA: 'l.nip in (select nip from riwayat_ubah)',
  ANTAR_SISI: `l.nip in (select nip from riwayat_ubah) and l.kunci <> '${KUNCI_DATA_UTAMA}'`,
  DATA_UTAMA: `l.nip in (select nip from kunci_ubah) and l.kunci = '${KUNCI_DATA_UTAMA}'`,
};

/** The same row of the same side says the same: whether the other side can be compared is not part of what an exception was granted on. */
const SEISI = (lama: string, baru: string): string =>
  `(replace(${lama}.beda, 'SEPIHAK', 'HANYA'), ${lama}.nilai) is not distinct from (replace(${baru}.beda, 'SEPIHAK', 'HANYA'), ${baru}.nilai)`;
const SEKADAR_LEVEL = `${SEISI('l', 'excluded')} and (excluded.level <> 'BLOKIR' or l.level = 'BLOKIR')`;

/**
 * Turns `hasil_riwayat` of the touched persons into findings: opens, refreshes, reopens, closes, each with its note, along the life of a selisih
 * (domain/selisih/siklus.ts). One row per person, kind and key for ever; the open set is a function of the current sides alone. An exception ends when
 * what it was granted on changes, or when the same values begin to hold a mutasi; a level that only falls (a punishment ran out) leaves it standing.
 */
export async function tandaiRiwayat(tx: SqlTransaksi, instansi: number, tarikan: string, lingkup: LingkupRiwayat): Promise<void> {
  await tx`/* riwayat.buka */ with masuk as (
      insert into beda_riwayat as l (instansi, nip, jenis, kunci, beda, nilai, level, tarikan)
      select ${instansi}, nip, jenis, kunci, beda, nilai, level, ${tarikan} from hasil_riwayat order by nip, jenis, kunci
      on conflict (instansi, nip, jenis, kunci) do update set beda = excluded.beda, nilai = excluded.nilai, level = excluded.level, tarikan = excluded.tarikan, versi = l.versi + 1,
        diubah_pada = clock_timestamp(), ditutup_pada = null,
        status = case when ${tx.unsafe(SEKADAR_LEVEL)} then ${tx.unsafe(statusSesudah('bedaTetap'))} else ${tx.unsafe(statusSesudah('bedaBerubah'))} end,
        sejak = case when l.status = 'TERTUTUP' then clock_timestamp() else l.sejak end
      where l.status = 'TERTUTUP' or (l.beda, l.nilai, l.level) is distinct from (excluded.beda, excluded.nilai, excluded.level)
      returning new.id, old.status dari, new.status ke, new.beda, new.nilai, old.beda beda_lama, ${tx.unsafe(SEISI('old', 'new'))} tetap
    ) insert into beda_riwayat_catatan (beda_riwayat, dari, ke, sebab, beda, nilai)
    select id, dari, ke, case when dari is null then 'DITEMUKAN' when dari = 'TERTUTUP' then 'TERBUKA_LAGI' when tetap and beda <> beda_lama then case when beda like 'SEPIHAK%' then 'TAK_TERBANDINGKAN' else 'TERBANDINGKAN' end
      when tetap then 'LEVEL_BERUBAH' else 'NILAI_BERUBAH' end, beda, nilai from masuk`;
  await tx`/* riwayat.tutup */ with tutup as (
      update beda_riwayat l set status = 'TERTUTUP', ditutup_pada = clock_timestamp(), diubah_pada = clock_timestamp(), versi = l.versi + 1, tarikan = ${tarikan}, sistemik = false
      where l.instansi = ${instansi} and l.status <> 'TERTUTUP' and ${tx.unsafe(SYARAT[lingkup])}
        and not exists (select from hasil_riwayat d where d.nip = l.nip and d.jenis = l.jenis and d.kunci = l.kunci)
      returning new.id, old.status dari, new.nip, new.jenis, new.beda, new.nilai
    ), catatan as (insert into beda_riwayat_catatan (beda_riwayat, dari, ke, sebab, beda, nilai)
    select t.id, t.dari, 'TERTUTUP', case
        when (select count(*) from riwayat_cakupan c where c.instansi = ${instansi} and c.jenis = t.jenis and (t.beda <> 'DATA_UTAMA' or c.sisi = 'BKN'))
          < case t.beda when 'DATA_UTAMA' then 1 else 2 end then 'TIDAK_DISEDIAKAN'
        when exists (select from riwayat_tak_lengkap k where k.instansi = ${instansi} and k.nip in (t.nip, 0) and k.jenis in (t.jenis, '*')) then 'TAK_TERBANDINGKAN'
        when t.beda <> 'DATA_UTAMA' and (not exists (select from riwayat_bkn r where r.instansi = ${instansi} and r.nip = t.nip)
          or not exists (select from riwayat_simpeg r where r.instansi = ${instansi} and r.nip = t.nip)) then 'TIDAK_ADA_DI_SATU_SISI'
        else 'SEPAKAT' end, t.beda, t.nilai from tutup t returning beda_riwayat induk, sebab)
    ${tx.unsafe(buktikanTugas('catatan', 'bedaRiwayat'))}`;
}

/** One kind of finding that concerns a large share of an instansi is one finding: the rows stay but leave the queue of stewards. */
export async function tandaiSistemikRiwayat(tx: SqlTransaksi, instansi: number): Promise<void> {
  await tx`/* riwayat.sistemik */ create temp table sistemik_riwayat_kini on commit drop as
    with n as (select least((select count(distinct nip) from riwayat_bkn where instansi = ${instansi}), (select count(distinct nip) from riwayat_simpeg where instansi = ${instansi})) pembagi)
    select l.jenis, l.beda, count(distinct l.nip)::int jumlah, n.pembagi::int from beda_riwayat l, n where l.instansi = ${instansi} and l.status <> 'TERTUTUP'
    group by l.jenis, l.beda, n.pembagi having count(distinct l.nip) >= ${PALING_SEDIKIT} and count(distinct l.nip) >= n.pembagi * ${BAGIAN_SISTEMIK}::numeric`;
  await tx`insert into temuan_sistemik_riwayat as t (instansi, jenis, beda, jumlah, pembagi) select ${instansi}, jenis, beda, jumlah, pembagi from sistemik_riwayat_kini
    on conflict (instansi, jenis, beda) do update set jumlah = excluded.jumlah, pembagi = excluded.pembagi, ditutup_pada = null,
      sejak = case when t.ditutup_pada is null then t.sejak else now() end`;
  await tx`update temuan_sistemik_riwayat t set ditutup_pada = now() where instansi = ${instansi} and ditutup_pada is null
    and not exists (select from sistemik_riwayat_kini k where k.jenis = t.jenis and k.beda = t.beda)`;
  await tx`update beda_riwayat l set sistemik = not l.sistemik where l.instansi = ${instansi} and l.status <> 'TERTUTUP'
    and l.sistemik <> exists (select from sistemik_riwayat_kini k where k.jenis = l.jenis and k.beda = l.beda)`;
}
