import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import type { KunciPegawai } from './bidang-sapuan.ts';
import { keadaanHimpunan } from './himpunan.ts';

export interface HasilHimpunan {
  /** Persons under another instansi or in two SIMPEGs, as the sweep found them. */
  readonly temuan: readonly (KunciPegawai & { readonly jenis: 'BEDA_INSTANSI' | 'NIP_GANDA' })[];
  /** Where the open set differences say something else. */
  readonly alarm: readonly KunciPegawai[];
}

/**
 * Set differences of the whole nation: from the NIPs that the key step found on one side only, the NIPs that one side holds twice, and those
 * that are open now. An instansi in `sibuk` raises no alarm: its set differences come with the second transaction of the feed.
 */
export async function himpunanSapuan(tx: SqlTransaksi, sepihak: readonly string[], sibuk: readonly number[]): Promise<HasilHimpunan> {
  await tx`/* sapuan.calonHimpunan */ create temp table himpunan_calon on commit drop as
    select n::bigint nip from jsonb_array_elements_text(${tx.json([...sepihak])}) n
    union select nip from sidik_simpeg group by nip having count(*) > 1
    union select nip from beda_himpunan where ditutup_pada is null`;
  await tx`analyze himpunan_calon`;
  await keadaanHimpunan(tx);
  const temuan = await tx<
    HasilHimpunan['temuan'][number][]
  >`select instansi, nip::text nip, jenis from himpunan_baru where jenis in ('BEDA_INSTANSI', 'NIP_GANDA') order by nip, instansi`;
  const alarm = await tx<
    KunciPegawai[]
  >`/* sapuan.bandingkanHimpunan */ with sibuk as (select instansi from kesegaran where jenis = 'pegawai' and status = 'BERJALAN'
      union select no::smallint from jsonb_array_elements_text(${tx.json([...sibuk])}) no)
    select coalesce(n.instansi, h.instansi) instansi, coalesce(n.nip, h.nip)::text nip
    from (select * from himpunan_baru where jenis is not null) n full join (select * from beda_himpunan where ditutup_pada is null) h using (instansi, nip)
    where (n.jenis, n.instansi_lain) is distinct from (h.jenis, h.instansi_lain)
      and not exists (select from sibuk j where j.instansi in (n.instansi, n.instansi_lain, h.instansi, h.instansi_lain))
    order by 1, 2`;
  return { temuan, alarm };
}
