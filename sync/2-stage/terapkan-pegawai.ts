import { BIDANG, bitmap } from '../../domain/selisih/bidang.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { KOLOM_DB } from './teks-copy.ts';

export type Sisi = 'BKN' | 'SIMPEG';

export interface Tarikan {
  readonly id: string;
  readonly instansi: number;
  readonly sisi: Sisi;
  readonly lengkap: boolean;
  /** Rows of single people that were asked by themselves. */
  readonly orang: boolean;
  readonly ver: number;
  /** Under which profile and units the rows were read. */
  readonly revisi: string;
}

const tabelFat = (sisi: Sisi): string => (sisi === 'BKN' ? 'pegawai_bkn' : 'pegawai_simpeg');
const tabelSidik = (sisi: Sisi): string => (sisi === 'BKN' ? 'sidik_bkn' : 'sidik_simpeg');

const BIDANG_SEMUA = BIDANG.map((b) => b.bidang);
const SEMUA_TAK = bitmap(BIDANG_SEMUA);
const SEMUA_TIDAK_TERBACA = Object.fromEntries(BIDANG_SEMUA.map((b) => [b, 'TIDAK_TERBACA']));
const KOLOM = [...KOLOM_DB, 'nik_sah', 'tak', 'alasan', 'tambahan', 'mentah', 'kode_lokal', 'h'].join(', ');
const GANTI = KOLOM.split(', ')
  .map((k) => `${k} = excluded.${k}`)
  .join(', ');

/** Before every NIP: the slice that takes no rows. */
export const PANGKAL = '-1';
/** Beyond every NIP: the slice that takes whatever is left. */
export const UJUNG = '9223372036854775807';

/** Last NIP of the next slice of at most `banyak` staged keys in NIP order; of a last slice, the end of all NIP. Earlier slices have left staging. */
export async function batasIrisan(tx: SqlTransaksi, t: Tarikan, banyak: number): Promise<{ sampai: string; terakhir: boolean }> {
  const [b] = await tx<
    { nip: string }[]
  >`/* stage.irisan */ select nip::text nip from staging_kunci where tarikan = ${t.id} and baris > 0 order by staging_kunci.nip offset ${banyak - 1} limit 1`;
  if (b === undefined) return { sampai: UJUNG, terakhir: true };
  const [sisa] = await tx<{ ada: boolean }[]>`select exists (select from staging_kunci where tarikan = ${t.id} and baris > 0 and nip > ${b.nip}) ada`;
  return sisa?.ada === true ? { sampai: b.nip, terakhir: false } : { sampai: UJUNG, terakhir: true };
}

/** Staging key of persons that slices of a feed have taken away and whose set differences are due; it outlives a feed that is begun anew. */
export const kunciHilang = (instansi: number): string => String(-instansi);

interface UjungUmpan {
  /** Rows of the feed whose NIP could not be read: any of them may be a person that seems to be missing, so then nobody is taken away. */
  readonly tanpaNip: number;
  /** How many persons of each kind one transaction takes at most; 0 takes none. */
  readonly banyak: number;
}

/** Which staged keys without a row of their own the feed takes away, and which it leaves unsure (not those that this feed has already marked). */
function ujung(tx: SqlTransaksi, t: Tarikan, { tanpaNip }: Pick<UjungUmpan, 'tanpaNip'>) {
  const hilang = t.lengkap && tanpaNip === 0;
  return {
    hilang: tx`select nip from staging_kunci where tarikan = ${t.id} and baris = 0 and ${hilang}`,
    takPasti: tx`select nip from staging_kunci i where tarikan = ${t.id} and (baris < 0 or (baris = 0 and ${t.lengkap && tanpaNip > 0}))
      and not exists (select from ${tx(tabelFat(t.sisi))} p join ${tx(tabelSidik(t.sisi))} f using (instansi, nip)
        where p.instansi = ${t.instansi} and p.nip = i.nip and p.tarikan = ${t.id} and p.tak = ${SEMUA_TAK} and f.hu = 0)`,
  };
}

/** Whether the end of a feed touches more persons of a kind than one transaction may. */
export async function isUjungPanjang(tx: SqlTransaksi, t: Tarikan, { tanpaNip, banyak }: UjungUmpan): Promise<boolean> {
  const { hilang, takPasti } = ujung(tx, t, { tanpaNip });
  const [n] = await tx<
    { panjang: boolean }[]
  >`/* stage.ujung */ select exists (${hilang} offset ${banyak} limit 1) or exists (${takPasti} offset ${banyak} limit 1) panjang`;
  return n?.panjang === true;
}

/** The persons that this transaction takes away, in temp table `hilang`, and those that it leaves unsure, in `tak_pasti`; in NIP order. */
export async function cariHilang(tx: SqlTransaksi, t: Tarikan, { tanpaNip, banyak }: UjungUmpan): Promise<void> {
  const { hilang, takPasti } = ujung(tx, t, { tanpaNip });
  await tx`/* stage.hilang */ create temp table hilang on commit drop as ${hilang} order by staging_kunci.nip limit ${banyak}`;
  await tx`/* stage.takPasti */ create temp table tak_pasti on commit drop as ${takPasti} order by i.nip limit ${banyak}`;
}

/** Takes the persons of this slice out of the feed's staging; who is gone stays known until the set differences were looked at. */
export async function tinggalkanUjung(tx: SqlTransaksi, t: Tarikan, dihapus: number): Promise<void> {
  await tx`/* stage.tinggalkan */ with x as (delete from staging_kunci i where tarikan = ${t.id} and baris <= 0
      and nip in (select nip from hilang union all select nip from tak_pasti) returning nip)
    insert into staging_kunci (tarikan, nip, baris, hm) select ${kunciHilang(t.instansi)}::bigint, nip, 0, 0 from hilang`;
  await tx`update tarikan set dihapus = dihapus + ${dihapus} where id = ${t.id}`;
}

/** Temp table `kunci_ubah`: every person this slice touches, with the gate rows held (and moved: everybody here is written) in NIP order before anything else is. */
export async function kunciUbah(tx: SqlTransaksi, t: Tarikan, sampai: string): Promise<void> {
  await tx`/* stage.kunciUbah */ create temp table kunci_ubah on commit drop as
    select nip from staging_pegawai where tarikan = ${t.id} and nip <= ${sampai} union select nip from hilang union select nip from tak_pasti`;
  await tx`alter table kunci_ubah add primary key (nip)`;
  await tx`analyze kunci_ubah`;
  await tx`select gerbang_ubah(array(select nip from kunci_ubah))`;
  await tx`/* stage.jabatanLama */ create temp table jabatan_lama on commit drop as
    select p.nip, p.unor_id, p.jabatan_id, p.tak from ${tx(tabelFat(t.sisi))} p join kunci_ubah k using (nip) where p.instansi = ${t.instansi}`;
}

/** Writes the rows of the slice. Idempotent for the same staging. Returns how many rows there were. */
export async function terapkanIrisan(tx: SqlTransaksi, t: Tarikan, sampai: string): Promise<number> {
  const sidik = tx(tabelSidik(t.sisi));
  const [n] = await tx<{ n: number }[]>`/* stage.fat */ with x as (
      insert into ${tx(tabelFat(t.sisi))} (instansi, nip, ${tx.unsafe(KOLOM)}, tarikan)
      select ${t.instansi}, nip, ${tx.unsafe(KOLOM)}, tarikan from staging_pegawai where tarikan = ${t.id} and nip <= ${sampai} order by nip
      on conflict (instansi, nip) do update set ${tx.unsafe(GANTI)}, tarikan = excluded.tarikan, diubah_pada = clock_timestamp() returning 1)
    select count(*)::int n from x`;
  await tx`/* stage.sidik */ insert into ${sidik} (instansi, nip, h, hm, ver, hu) select ${t.instansi}, nip, h, hm, ${t.ver}, hu from staging_pegawai
    where tarikan = ${t.id} and nip <= ${sampai} order by nip on conflict (instansi, nip) do update set h = excluded.h, hm = excluded.hm, ver = excluded.ver, hu = excluded.hu`;
  // The line reads otherwise and says the same: the row stays, with the line and the feed that brought it (they belong together as evidence).
  // Only the hash of the line moves, or the next feed would read it again.
  await tx`/* stage.barisSaja */ update ${sidik} f set hm = i.hm from staging_kunci i where i.tarikan = ${t.id} and i.baris > 0 and i.nip <= ${sampai} and f.instansi = ${t.instansi} and f.nip = i.nip and f.hm <> i.hm
    and not exists (select from kunci_ubah k where k.nip = i.nip)`;
  await tx`delete from staging_pegawai where tarikan = ${t.id} and nip <= ${sampai}`;
  await tx`delete from staging_kunci where tarikan = ${t.id} and nip <= ${sampai} and baris > 0`;
  return n?.n ?? 0;
}

/** Rows that this feed has written so far, whichever attempt wrote them; persons it left unsure are no rows (hu is 0 for them, and never for a row). */
export async function hitungDiterapkan(tx: SqlTransaksi, t: Tarikan): Promise<number> {
  // As a join it was planned quadratic for an instansi that the statistics do not know yet.
  const [n] = await tx<{ n: number }[]>`/* stage.hitung */ select count(*)::int n from (
      select nip from ${tx(tabelFat(t.sisi))} where instansi = ${t.instansi} and tarikan = ${t.id}
      intersect select nip from ${tx(tabelSidik(t.sisi))} where instansi = ${t.instansi} and hu <> 0) x`;
  return n?.n ?? 0;
}

/** Marks the unsure persons as unreadable and removes the missing ones. Returns how many were removed. */
export async function terapkanAkhir(tx: SqlTransaksi, t: Tarikan): Promise<number> {
  const fat = tx(tabelFat(t.sisi));
  const sidik = tx(tabelSidik(t.sisi));
  await tx`/* stage.takPastiFat */ update ${fat} p set tak = ${SEMUA_TAK}, alasan = ${tx.json(SEMUA_TIDAK_TERBACA)}, tarikan = ${t.id}, diubah_pada = clock_timestamp()
    from tak_pasti k where p.instansi = ${t.instansi} and p.nip = k.nip`;
  // Under the version of this feed: unknown is unknown in every version, and one old row would keep the whole instansi from being compared.
  await tx`/* stage.takPastiSidik */ update ${sidik} f set h = hashint8extended(f.nip, ${t.sisi === 'BKN' ? 1 : 2}), hm = 0, hu = 0, ver = ${t.ver} from tak_pasti k where f.instansi = ${t.instansi} and f.nip = k.nip`;
  await tx`delete from ${sidik} f using hilang k where f.instansi = ${t.instansi} and f.nip = k.nip`;
  const [d] = await tx<
    { n: number }[]
  >`/* stage.hapus */ with x as (delete from ${fat} p using hilang k where p.instansi = ${t.instansi} and p.nip = k.nip returning 1) select count(*)::int n from x`;
  return d?.n ?? 0;
}

/**
 * Planner statistics follow growth: a table that doubled since its last ANALYZE is analysed now, inside the transaction that reads it next.
 * Without this the first pulls of a new database are planned for empty tables (a nested loop over everything, measured in minutes). Of the columns that
 * this engine chooses by only: all forty cost more than the rows themselves, and autovacuum looks at them in its own time.
 */
export async function segarkanStatistik(tx: SqlTransaksi, t: Tarikan): Promise<void> {
  for (const tabel of [tabelSidik(t.sisi), tabelFat(t.sisi)]) {
    const [n] = await tx<
      { tercatat: number; kini: number }[]
    >`select (select greatest(reltuples, 0)::float8 from pg_class where oid = ${tabel}::regclass) tercatat,
      (select count(*)::float8 from ${tx(tabelSidik(t.sisi))} where instansi = ${t.instansi}) + (select coalesce(sum(jumlah), 0)::float8 from kesegaran where sisi = ${t.sisi} and jenis = 'pegawai' and instansi <> ${t.instansi}) kini`;
    if (n && n.kini > 2 * n.tercatat) await tx`analyze ${tx(tabel)} (instansi, nip)`;
  }
}
