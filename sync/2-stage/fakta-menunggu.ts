import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import type { UmpanMenunggu } from './cari-menunggu.ts';
import type { JenisFaktaOrang, UmpanFakta } from './kesegaran-fakta.ts';
import { KUNCI_ORANG } from './pasangkan-orang.ts';

type UmpanBerorang = Pick<UmpanMenunggu, 'id' | 'instansi' | 'sisi' | 'lengkap'>;
type JenisMenunggu = Exclude<UmpanMenunggu['jenis'], 'riwayat'>;

/** Whether rows of an earlier feed wait: they will come after this one, and must then find what it said. */
export async function isAdaMenunggu(tx: SqlTransaksi, t: UmpanFakta, jenis: JenisFaktaOrang): Promise<boolean> {
  const [baris] = await tx<{ ada: boolean }[]>`/* menunggu.ada */ select exists (select from baris_menunggu where instansi = ${t.instansi} and jenis = ${jenis}
    and macam = 'MENUNGGU' and tarikan < ${t.id}) ada`;
  return baris?.ada === true;
}

/** Before the doubts of a feed are written: of which waiting rows the fact is in doubt without them. */
export const tandaiSudahRagu = (tx: SqlTransaksi, t: UmpanFakta, jenis: JenisFaktaOrang): Promise<unknown> =>
  tx`/* menunggu.sudahRagu */ update fakta_tertolak r set sudah_ragu = true from kesegaran_pegawai k
    where r.menunggu is not null and k.instansi = ${t.instansi} and k.sisi = 'BKN' and k.jenis = ${jenis} and k.nip = r.nip and k.ragu
      and (k.ragu_kunci is null or r.kunci = any (k.ragu_kunci))
      and not exists (select from baris_menunggu m where m.instansi = ${t.instansi} and m.jenis = ${jenis} and m.macam = 'MENUNGGU' and not m.sudah_ragu
        and m.nip = r.nip and m.kunci = r.menunggu ->> 'kunci')`;

/** Waiting rows m of an earlier feed: a newer row says the same fact of the same person, or can be read and has its key. */
const DIKATAKAN_LAGI = (tx: SqlTransaksi, t: UmpanBerorang) => tx`(m.kunci in (select kunci from staging_fakta where tarikan = ${t.id})
  or exists (select from fakta_tertolak r where r.menunggu ->> 'kunci' = m.kunci and coalesce(r.menunggu ->> 'nip', r.menunggu ->> 'pns_id') = coalesce(m.nip::text, m.pns_id)))`;

/** Waiting rows m that a complete feed does not name and would not have taken away: one of its refused rows may be the same fact. */
const TERLINDUNG = (tx: SqlTransaksi, jenis: JenisFaktaOrang) => tx`(m.macam = 'MENUNGGU' and (m.nip in (select nip from fakta_ragu)
  or exists (select from fakta_tertolak r where (r.nip is null and not r.terbaca) or r.menunggu ->> 'pns_id' = m.pns_id
    or (${jenis} = 'hukdis' and r.kunci = m.kunci) or (${jenis} = 'kinerja' and r.nip is null and r.kunci = m.isi #>> '{isi,tahun}'))))`;

/** An earlier feed waits no more for what this one says anew; a complete one of people's facts also for what it would have taken away. */
async function gantiMenunggu(tx: SqlTransaksi, t: UmpanBerorang, jenis: JenisMenunggu): Promise<void> {
  const lama = tx`m.instansi = ${t.instansi} and m.jenis = ${jenis} and m.sisi = ${t.sisi} and m.tarikan < ${t.id}`;
  await tx`/* menunggu.ganti */ delete from baris_menunggu m where ${lama} and m.macam = 'MENUNGGU' and ${DIKATAKAN_LAGI(tx, t)}`;
  if (t.lengkap && jenis !== 'fakta') await tx`/* menunggu.gugur */ delete from baris_menunggu m where ${lama} and ${TERLINDUNG(tx, jenis)} is not true`;
  // A row that could not be read and is said again, where it cannot be any other row, is in doubt no more.
  else if (jenis !== 'fakta')
    await tx`/* menunggu.terbaca */ delete from baris_menunggu m where ${lama} and m.macam = 'RAGU' and not exists (select from fakta_tertolak where nip is null)
      and exists (select from (select nip, ${tx.unsafe(KUNCI_ORANG)} kunci from fakta_kini) f where f.kunci = m.kunci and (${jenis} = 'hukdis' or f.nip = m.nip))`;
}

/** Keeps the rows of an applied feed that wait for their person. While rows of it or of an earlier feed wait, what else it refused decides what may be taken away. */
export async function simpanMenunggu(tx: SqlTransaksi, t: UmpanBerorang, jenis: JenisMenunggu): Promise<void> {
  await gantiMenunggu(tx, t, jenis);
  const dasar = tx`${t.instansi}::smallint, ${t.sisi}::text, ${jenis}::text, ${t.id}::bigint`;
  const { count } =
    await tx`/* menunggu.simpan */ insert into baris_menunggu (instansi, sisi, jenis, tarikan, macam, baris, kunci, nip, pns_id, isi, sudah_ragu)
    select ${dasar}, 'MENUNGGU', s.baris, s.kunci, s.nip, s.pns_id, r.menunggu, r.sudah_ragu
    from fakta_tertolak r cross join lateral jsonb_populate_record(null::staging_fakta, r.menunggu) s where r.menunggu is not null`;
  if (jenis === 'fakta' || (count === 0 && !(await isAdaMenunggu(tx, t, jenis)))) return;
  await tx`/* menunggu.lain */ insert into baris_menunggu (instansi, sisi, jenis, tarikan, macam, kunci, nip, pns_id)
    select ${dasar}, 'RAGU', kunci, nip, pns_id from staging_ragu where tarikan = ${t.id}
    union all select ${dasar}, 'DISISIHKAN', kunci, nip, null from fakta_tertolak where terbaca and menunggu is null`;
}

/** Stages the waiting rows of a feed again as its file had them. Returns how many. */
export async function siapkanSusulan(tx: SqlTransaksi, t: UmpanBerorang): Promise<number> {
  const { count } = await tx`/* susulan.siap */ insert into staging_fakta select s.* from baris_menunggu m
    cross join lateral jsonb_populate_record(null::staging_fakta, m.isi) s where m.instansi = ${t.instansi} and m.tarikan = ${t.id} and m.macam = 'MENUNGGU'`;
  await tx`/* susulan.ragu */ insert into staging_ragu (tarikan, kunci, nip, pns_id)
    select tarikan, kunci, nip, pns_id from baris_menunggu where instansi = ${t.instansi} and tarikan = ${t.id} and macam = 'RAGU'`;
  await tx`/* susulan.tolakan */ delete from baris_ditolak b using baris_menunggu m where b.tarikan = ${t.id} and m.instansi = ${t.instansi} and m.tarikan = b.tarikan
    and m.macam = 'MENUNGGU' and m.baris = b.baris`;
  return count;
}

/** Once more refused rows have left staging: the rest waits no more, and what was in doubt for its sake alone is not in doubt any more. */
export async function akhiriMenunggu(tx: SqlTransaksi, t: UmpanBerorang, jenis: JenisMenunggu): Promise<void> {
  await tx`/* susulan.sisihan */ insert into fakta_tertolak (kunci, nip, terbaca)
    select kunci, nip, true from baris_menunggu where instansi = ${t.instansi} and tarikan = ${t.id} and macam = 'DISISIHKAN'`;
  if (jenis !== 'fakta')
    await tx`/* susulan.takRagu */ with lepas as (select f.nip, f.kunci from (select baris, nip, ${tx.unsafe(KUNCI_ORANG)} kunci from staging_fakta where tarikan = ${t.id}) f
        join baris_menunggu m on m.instansi = ${t.instansi} and m.tarikan = ${t.id} and m.macam = 'MENUNGGU' and m.baris = f.baris where not m.sudah_ragu),
      sisa as (select k.nip, array(select n from unnest(k.ragu_kunci) n where not exists (select from lepas l where l.kunci = n and (${jenis} = 'hukdis' or l.nip = k.nip))) kunci
        from kesegaran_pegawai k where k.instansi = ${t.instansi} and k.sisi = 'BKN' and k.jenis = ${jenis} and k.ragu_kunci is not null)
      update kesegaran_pegawai k set ragu = s.kunci <> '{}', ragu_kunci = nullif(s.kunci, '{}'), tarikan = case when s.kunci <> '{}' then k.tarikan end from sisa s
      where k.instansi = ${t.instansi} and k.sisi = 'BKN' and k.jenis = ${jenis} and k.nip = s.nip and s.kunci <> k.ragu_kunci`;
  await tx`/* susulan.selesai */ delete from baris_menunggu m where m.instansi = ${t.instansi} and m.tarikan = ${t.id} and m.macam = 'MENUNGGU'
    and not exists (select from fakta_tertolak r where r.menunggu is not null and r.baris = m.baris)`;
}

/**
 * A feed of which nothing waits any more is kept as long as an earlier one waits that its unreadable rows may concern; without such rows it takes the
 * earlier one's waiting rows away.
 */
export async function tuntaskanMenunggu(tx: SqlTransaksi, t: UmpanBerorang, jenis: JenisMenunggu): Promise<void> {
  const [sisa] = await tx<{ menunggu: boolean; lain: boolean }[]>`/* susulan.sisa */ select coalesce(bool_or(macam = 'MENUNGGU'), false) menunggu,
      coalesce(bool_or(macam <> 'MENUNGGU'), false) lain from baris_menunggu where instansi = ${t.instansi} and jenis = ${jenis} and tarikan = ${t.id}`;
  if (jenis === 'fakta' || sisa?.menunggu !== false) return;
  if (t.lengkap && !sisa.lain)
    await tx`/* susulan.gugur */ delete from baris_menunggu where instansi = ${t.instansi} and jenis = ${jenis} and tarikan < ${t.id}`;
  if (sisa.lain && (await isAdaMenunggu(tx, t, jenis))) return;
  await tx`/* susulan.tuntas */ delete from baris_menunggu where instansi = ${t.instansi} and jenis = ${jenis} and tarikan = ${t.id}`;
  await tx`/* susulan.tuntasGugur */ delete from fakta_gugur where instansi = ${t.instansi} and jenis = ${jenis} and tarikan <= ${t.id}`;
}

/** People who were asked by themselves (temp tables `fakta_utuh`, `fakta_kini`) have nothing older that waits, or may go. */
export async function gantiDenganBacaan(tx: SqlTransaksi, t: UmpanFakta, jenis: JenisFaktaOrang): Promise<void> {
  await tx`/* menunggu.bacaan */ delete from baris_menunggu m where m.instansi = ${t.instansi} and m.jenis = ${jenis} and m.tarikan < ${t.id}
    and (m.nip in (select nip from fakta_utuh) or (m.macam = 'MENUNGGU' and m.kunci in (select kunci from fakta_kini)))`;
  await tx`/* menunggu.bacaanGugur */ delete from fakta_gugur g where g.instansi = ${t.instansi} and g.jenis = ${jenis} and g.nip in (select nip from fakta_utuh)`;
}
