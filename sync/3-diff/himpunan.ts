import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { kunciHilang } from '../2-stage/terapkan-pegawai.ts';

const KUNCI_HIMPUNAN = 7001;

/**
 * What the two key sets say now about the NIPs in temp table `himpunan_calon(nip)`: temp table `himpunan_baru`, one row per NIP and instansi,
 * `jenis` null where there is nothing to say. Windows instead of a look at the others per row: a sweep asks about the whole nation.
 */
export async function keadaanHimpunan(tx: SqlTransaksi): Promise<void> {
  await tx`/* himpunan.keadaan */ create temp table himpunan_baru on commit drop as
    with pasang as (
      select nip, instansi, bool_or(bkn) b, not bool_and(bkn) s from (
        select f.nip, f.instansi, true bkn from sidik_bkn f join himpunan_calon c using (nip)
        union all select f.nip, f.instansi, false from sidik_simpeg f join himpunan_calon c using (nip)) x group by 1, 2
    ), sah as (
      select p.*, not p.b and exists (
        select from pegawai_bkn k join instansi i on i.no = p.instansi where k.nip = p.nip and k.instansi <> p.instansi and k.instansi_induk_id = i.id) dpk,
        (select count(*) = 2 from kesegaran g where g.instansi = p.instansi and g.jenis = 'pegawai' and (g.pada is not null or g.jumlah is not null)) ditarik
      from pasang p
    ), orang as (
      select s.*, count(*) filter (where s.b) over n bkn, count(*) filter (where s.s and not s.dpk) over n simpeg,
        min(s.instansi) filter (where not s.dpk) over (n rows between unbounded preceding and unbounded following exclude current row) lain
      from sah s window n as (partition by s.nip)
    )
    select p.instansi, p.nip, case
        when p.s and p.simpeg > 1 then 'NIP_GANDA'
        when p.b and p.s then null
        when (p.b and p.simpeg > 0) or (p.s and p.bkn > 0) then 'BEDA_INSTANSI'
        when p.b then 'HANYA_BKN' else 'HANYA_SIMPEG' end jenis,
      p.lain instansi_lain
    from orang p where not p.dpk and p.ditarik`;
}

/**
 * Set differences around one instansi: only in BKN, only in SIMPEG, in another instansi, in two SIMPEGs. A side that was never pulled
 * says nothing; one whose next feed is half applied (no age, but a count) still says what it said. A DPB/DPK person kept by both the home and the working instansi is legitimate.
 * `tarikan` names the feed whose vanished keys are in staging_kunci, beside those that earlier slices
 * left there: in another instansi they may now mean something else.
 * Returns how many rows changed. Serialised over instansi by an advisory lock held to commit: two feeds that carry the same NIP must see each other.
 */
export async function diffHimpunan(tx: SqlTransaksi, instansi: number, tarikan = '0'): Promise<number> {
  await tx`select pg_advisory_xact_lock(${KUNCI_HIMPUNAN})`;
  await tx`/* himpunan.calon */ create temp table himpunan_calon on commit drop as
    select nip from (select nip from sidik_bkn where instansi = ${instansi} except select nip from sidik_simpeg where instansi = ${instansi}) a
    union select nip from (select nip from sidik_simpeg where instansi = ${instansi} except select nip from sidik_bkn where instansi = ${instansi}) b
    union select s.nip from sidik_simpeg s join sidik_simpeg l on l.nip = s.nip and l.instansi <> s.instansi where s.instansi = ${instansi}
    union select nip from beda_himpunan where ditutup_pada is null and (instansi = ${instansi} or instansi_lain = ${instansi})
    union select nip from staging_kunci where tarikan in (${tarikan}, ${kunciHilang(instansi)})`;
  await keadaanHimpunan(tx);
  const buka = await tx`/* himpunan.buka */ insert into beda_himpunan as h (instansi, nip, jenis, instansi_lain)
    select instansi, nip, jenis, instansi_lain from himpunan_baru where jenis is not null order by nip, instansi
    on conflict (instansi, nip) do update set jenis = excluded.jenis, instansi_lain = excluded.instansi_lain, ditutup_pada = null,
      sejak = case when h.ditutup_pada is null then h.sejak else clock_timestamp() end
    where (h.jenis, h.instansi_lain, h.ditutup_pada) is distinct from (excluded.jenis, excluded.instansi_lain, null)`;
  const tutup = await tx`/* himpunan.tutup */ update beda_himpunan h set ditutup_pada = clock_timestamp()
    where h.ditutup_pada is null and h.nip in (select nip from himpunan_calon)
      and not exists (select from himpunan_baru n where n.instansi = h.instansi and n.nip = h.nip and n.jenis is not null)`;
  await tx`delete from staging_kunci where tarikan = ${kunciHilang(instansi)}`;
  return buka.count + tutup.count;
}
