import type { PendingQuery, Row } from 'postgres';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { KUNCI_ORANG } from './pasangkan-orang.ts';

/** Facts that are about people. They have one side, BKN's. */
export type JenisFaktaOrang = 'kinerja' | 'hukdis';

export interface UmpanFakta {
  readonly id: string;
  readonly instansi: number;
  readonly lengkap: boolean;
}

/** What the refused rows of a feed leave open. */
export interface Sisihan {
  /** Rows left out for a younger reading of their person. */
  readonly disisihkan: number;
  /** A refused row may be about anybody. */
  readonly kabur: boolean;
  /** It may even be any fact of theirs, since nobody can read it. */
  readonly siapaPun: boolean;
}

/**
 * Temp tables of the people about whom this feed must not take anything away: `fakta_segar`, read by themselves after the moment that the feed speaks
 * for, and `fakta_ragu`, of whom it has a row that was refused (`fakta_tertolak`), of whatever instansi they are, and which row. A punishment is known
 * by its id under whatever NIP. Takes the rows of the former out of staging and keeps how many people they are with the feed (isDisentuh).
 */
export async function sisihkanOrang(tx: SqlTransaksi, t: UmpanFakta, jenis: JenisFaktaOrang): Promise<Sisihan> {
  await tx`/* fakta.segar */ create temp table fakta_segar on commit drop as select k.nip from kesegaran_pegawai k join tarikan t on t.id = ${t.id}
    where k.instansi = ${t.instansi} and k.sisi = 'BKN' and k.jenis = ${jenis} and k.pada > t.diterima_pada`;
  await tx`/* fakta.ragu */ create temp table fakta_ragu on commit drop as select distinct nip, kunci from (
      select nip, kunci from fakta_tertolak where nip is not null
      union all select h.nip, h.id from hukuman_disiplin h join fakta_tertolak r on r.kunci = h.id where h.instansi = ${t.instansi} and ${jenis} = 'hukdis'
      union all select k.nip, r.kunci from kesegaran_pegawai k cross join lateral unnest(k.ragu_kunci) n join fakta_tertolak r on r.kunci = n
        where k.instansi = ${t.instansi} and k.sisi = 'BKN' and k.jenis = ${jenis} and k.ragu and ${jenis} = 'hukdis') r
    where nip not in (select nip from fakta_segar)`;
  const [sisa] = await tx<{ kabur: boolean; siapaPun: boolean }[]>`/* fakta.kabur */ select count(*) > 0 kabur, coalesce(bool_or(not terbaca), false) "siapaPun"
    from fakta_tertolak where nip is null`;
  const { count } =
    await tx`/* fakta.sisihkan */ with s as (delete from staging_fakta where tarikan = ${t.id} and nip in (select nip from fakta_segar) returning nip, kunci, isi)
    insert into fakta_tertolak select ${tx.unsafe(KUNCI_ORANG)}, nip, true from s`;
  await tx`/* fakta.disisihkan */ update tarikan set disisihkan = (select count(*) from fakta_segar) where id = ${t.id}`;
  return { disisihkan: count, kabur: sisa?.kabur !== false, siapaPun: sisa?.siapaPun !== false };
}

/** Whose rows this feed may take away because it does not name them; a row that nobody can read, of nobody in particular, may be any of them. */
export const BOLEH_HAPUS = (nip: string, siapaPun: boolean): string =>
  siapaPun ? 'false' : `${nip} not in (select nip from fakta_segar) and ${nip} not in (select nip from fakta_ragu)`;

/**
 * Ages and doubts after a feed: what a complete one says of a person is as old as the feed, whom it cannot say is unknown. A doubt ends with a reading
 * of the person, with a complete feed, or with one that says every row in doubt (`fakta_kini`); never with a feed of which a refused row may be theirs.
 */
export async function catatRagu(tx: SqlTransaksi, t: UmpanFakta, { jenis, kabur }: { jenis: JenisFaktaOrang; kabur: boolean }): Promise<void> {
  const milik = tx`k.instansi = ${t.instansi} and k.sisi = 'BKN' and k.jenis = ${jenis}`;
  if (t.lengkap)
    await tx`/* fakta.tertimpa */ update kesegaran_pegawai k set pada = null, tarikan = case when ${kabur} and ragu then tarikan end, ragu = ${kabur} and ragu,
        ragu_kunci = case when ${kabur} and ragu then ragu_kunci end
      where ${milik} and (k.pada is not null or k.ragu) and coalesce(k.tarikan, 0) <= ${t.id} and k.nip not in (select nip from fakta_segar)`;
  else if (!kabur)
    await tx`/* fakta.pasti */ update kesegaran_pegawai k set tarikan = null, ragu = false, ragu_kunci = null
      from (select nip, array_agg(${tx.unsafe(KUNCI_ORANG)}) kunci from fakta_kini where nip in (select nip from kesegaran_pegawai k where ${milik} and k.ragu) group by nip) f
      where ${milik} and k.nip = f.nip and k.ragu and k.ragu_kunci <@ f.kunci`;
  await tulisRagu(tx, t, { jenis, orang: tx`select nip, case when bool_and(kunci is not null) then array_agg(kunci) end kunci from fakta_ragu group by nip` });
}

const tulisRagu = (tx: SqlTransaksi, t: UmpanFakta, { jenis, orang }: { jenis: JenisFaktaOrang; orang: PendingQuery<Row[]> }): Promise<unknown> =>
  tx`/* fakta.catatRagu */ insert into kesegaran_pegawai as k (instansi, sisi, jenis, nip, ragu, ragu_kunci, tarikan)
    select ${t.instansi}, 'BKN', ${jenis}, r.nip, true, r.kunci, ${t.id} from (${orang}) r
    on conflict (instansi, sisi, jenis, nip) do update set pada = null, ragu = true, tarikan = greatest(k.tarikan, excluded.tarikan), ragu_kunci = case when not k.ragu then excluded.ragu_kunci
      when k.ragu_kunci is not null and excluded.ragu_kunci is not null then array(select distinct n from unnest(k.ragu_kunci || excluded.ragu_kunci) n) end`;

/** People who were asked one by one and of whom a row cannot be read. */
export const catatOrangRagu = (tx: SqlTransaksi, t: UmpanFakta, { jenis, nip }: { jenis: JenisFaktaOrang; nip: readonly string[] }): Promise<unknown> =>
  tulisRagu(tx, t, { jenis, orang: tx`select n::bigint nip, null::text[] kunci from jsonb_array_elements_text(${tx.json([...nip])}) n` });
