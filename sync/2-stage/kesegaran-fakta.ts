import type { PendingQuery, Row } from 'postgres';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';

/** Facts that are about people. They have one side, BKN's. */
export type JenisFaktaOrang = 'kinerja' | 'hukdis';

export interface UmpanFakta {
  readonly id: string;
  readonly instansi: number;
  readonly lengkap: boolean;
}

/** People of whom a row of the feed was refused. */
export interface OrangRagu {
  readonly nip: ReadonlySet<string>;
  readonly pnsId: ReadonlySet<string>;
  /** A refused row does not say whom it is about. */
  readonly siapaPun: boolean;
}

export const TANPA_RAGU: OrangRagu = { nip: new Set(), pnsId: new Set(), siapaPun: false };

/**
 * Temp tables of the people about whom this feed must not take anything away: `fakta_segar`, read by themselves after the moment that the feed speaks
 * for, and `fakta_ragu`, of whom it has a row that nobody can read or that was refused (`fakta_tertolak`), of whatever instansi they are. Takes the rows
 * of the former out of staging (`disisihkan`: how many). `siapaPun`: a refused row may be about anybody, also one whose id nobody knows.
 */
export async function sisihkanOrang(
  tx: SqlTransaksi,
  t: UmpanFakta,
  { jenis, ragu }: { jenis: JenisFaktaOrang; ragu: OrangRagu },
): Promise<{ disisihkan: number; siapaPun: boolean }> {
  await tx`/* fakta.segar */ create temp table fakta_segar on commit drop as select k.nip from kesegaran_pegawai k join tarikan t on t.id = ${t.id}
    where k.instansi = ${t.instansi} and k.sisi = 'BKN' and k.jenis = ${jenis} and k.pada > t.diterima_pada`;
  const pnsId = tx`select distinct n id from jsonb_array_elements_text(${tx.json([...ragu.pnsId])}) n`;
  const [asing] = await tx<{ ada: boolean }[]>`/* fakta.idAsing */ select exists (${pnsId} except select pns_id from pegawai_bkn) ada`;
  await tx`/* fakta.ragu */ create temp table fakta_ragu on commit drop as
    select nip from (select n::bigint nip from jsonb_array_elements_text(${tx.json([...ragu.nip])}) n
      union select nip from pegawai_bkn where pns_id in (${pnsId})
      union select nip from fakta_tertolak where nip is not null
      union select h.nip from hukuman_disiplin h join fakta_tertolak x on x.kunci = h.id where x.nip is null and h.instansi = ${t.instansi} and ${jenis} = 'hukdis') r
    where nip not in (select nip from fakta_segar)`;
  const { count } = await tx`/* fakta.sisihkan */ delete from staging_fakta where tarikan = ${t.id} and nip in (select nip from fakta_segar)`;
  return { disisihkan: count, siapaPun: ragu.siapaPun || asing?.ada !== false };
}

/** Whose rows this feed may take away because it does not name them; a refused row of nobody in particular may be any of them. */
export const BOLEH_HAPUS = (nip: string, siapaPun: boolean): string =>
  siapaPun ? 'false' : `${nip} not in (select nip from fakta_segar) and ${nip} not in (select nip from fakta_ragu)`;

/**
 * Ages and doubts after a feed: what a complete one says of a person is as old as the feed, whom it cannot say is unknown. A doubt ends with a complete
 * feed of which every row shows whom it is about, or with a reading of the person; a part of the rows says nothing about the one that nobody could read.
 */
export async function catatRagu(tx: SqlTransaksi, t: UmpanFakta, { jenis, siapaPun }: { jenis: JenisFaktaOrang; siapaPun: boolean }): Promise<void> {
  if (t.lengkap)
    await tx`/* fakta.tertimpa */ update kesegaran_pegawai k set pada = null, tarikan = case when ${siapaPun} and ragu then tarikan end, ragu = ${siapaPun} and ragu
      where k.instansi = ${t.instansi} and k.sisi = 'BKN' and k.jenis = ${jenis} and (k.pada is not null or k.ragu) and k.nip not in (select nip from fakta_segar)`;
  await tulisRagu(tx, t, { jenis, nip: tx`select nip from fakta_ragu` });
}

const tulisRagu = (tx: SqlTransaksi, t: UmpanFakta, { jenis, nip }: { jenis: JenisFaktaOrang; nip: PendingQuery<Row[]> }): Promise<unknown> =>
  tx`/* fakta.catatRagu */ insert into kesegaran_pegawai (instansi, sisi, jenis, nip, ragu, tarikan) select ${t.instansi}, 'BKN', ${jenis}, r.nip, true, ${t.id} from (${nip}) r
    on conflict (instansi, sisi, jenis, nip) do update set pada = null, ragu = true, tarikan = excluded.tarikan`;

/** People who were asked one by one and of whom a row cannot be read. */
export const catatOrangRagu = (tx: SqlTransaksi, t: UmpanFakta, { jenis, nip }: { jenis: JenisFaktaOrang; nip: readonly string[] }): Promise<unknown> =>
  tulisRagu(tx, t, { jenis, nip: tx`select n::bigint nip from jsonb_array_elements_text(${tx.json([...nip])}) n` });
