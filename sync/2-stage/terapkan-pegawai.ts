import { BIDANG, bitmap } from '../../domain/selisih/bidang.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { KOLOM_DB } from './teks-copy.ts';

export type Sisi = 'BKN' | 'SIMPEG';

export interface Tarikan {
  readonly id: string;
  readonly instansi: number;
  readonly sisi: Sisi;
  readonly lengkap: boolean;
  readonly ver: number;
  /** Under which profile and units the rows were read. */
  readonly revisi: string;
  /** Rows of the feed whose NIP could not be read: any of them may be a person that seems to be missing. */
  readonly tanpaNip: number;
}

const tabelFat = (sisi: Sisi): string => (sisi === 'BKN' ? 'pegawai_bkn' : 'pegawai_simpeg');
const tabelSidik = (sisi: Sisi): string => (sisi === 'BKN' ? 'sidik_bkn' : 'sidik_simpeg');

const BIDANG_SEMUA = BIDANG.map((b) => b.bidang);
const SEMUA_TAK = bitmap(BIDANG_SEMUA);
const SEMUA_TIDAK_TERBACA = Object.fromEntries(BIDANG_SEMUA.map((b) => [b, 'TIDAK_TERBACA']));
const KOLOM = [...KOLOM_DB, 'nik_sah', 'tak', 'alasan', 'tambahan', 'mentah', 'kode_lokal', 'h'];

/** Same NIP twice in one file: the first row counts; an identical later row is a duplicate, a different one is refused. */
export async function pisahkanGanda(tx: SqlTransaksi, t: Tarikan, pesanGanda: string): Promise<{ duplikat: number; ditolak: number }> {
  await tx`/* stage.ganda */ create temp table ganda on commit drop as
    select nip, baris, hm = first_value(hm) over w sama from staging_kunci where tarikan = ${t.id} and baris > 0
      and nip in (select nip from staging_kunci where tarikan = ${t.id} and baris > 0 group by nip having count(*) > 1)
    window w as (partition by nip order by baris)`;
  await tx`delete from ganda g using (select nip, min(baris) baris from ganda group by nip) p where g.nip = p.nip and g.baris = p.baris`;
  await tx`insert into baris_ditolak (tarikan, baris, kolom, kode, pesan, isi)
    select ${t.id}, g.baris, 'nip', 'NIP_GANDA_DALAM_BERKAS', ${pesanGanda}, s.mentah from ganda g left join staging_pegawai s on s.tarikan = ${t.id} and s.baris = g.baris where not g.sama`;
  await tx`delete from staging_pegawai s using ganda g where s.tarikan = ${t.id} and s.baris = g.baris`;
  const [n] = await tx<
    { duplikat: number; ditolak: number }[]
  >`select count(*) filter (where sama)::int duplikat, count(*) filter (where not sama)::int ditolak from ganda`;
  return n ?? { duplikat: 0, ditolak: 0 };
}

export interface Kehilangan {
  readonly hilang: number;
  readonly lama: number;
}

/** Keys that this side had and a complete feed no longer shows, in temp table `hilang`; rows quarantined in this feed, in `tak_pasti`. */
export async function cariHilang(tx: SqlTransaksi, t: Tarikan): Promise<Kehilangan> {
  const sidik = tx(tabelSidik(t.sisi));
  await tx`/* stage.hilang */ create temp table hilang on commit drop as
    select f.nip from ${sidik} f where f.instansi = ${t.instansi} and ${t.lengkap}
      and not exists (select from staging_kunci k where k.tarikan = ${t.id} and k.nip = f.nip)`;
  await tx`/* stage.takPasti */ create temp table tak_pasti on commit drop as
    select f.nip from ${sidik} f where f.instansi = ${t.instansi} and exists (select from staging_kunci k where k.tarikan = ${t.id} and k.nip = f.nip and k.baris < 0)
      and not exists (select from staging_kunci k where k.tarikan = ${t.id} and k.nip = f.nip and k.baris > 0)`;
  const [n] = await tx<
    { hilang: number; lama: number }[]
  >`select (select count(*)::int from hilang) hilang, (select count(*)::int from ${sidik} where instansi = ${t.instansi}) lama`;
  if (t.tanpaNip > 0) {
    await tx`insert into tak_pasti select nip from hilang`;
    await tx`truncate hilang`;
  }
  return n ?? { hilang: 0, lama: 0 };
}

/** Temp table `kunci_ubah`: every person this feed touches, with the gate rows held in NIP order before anything is written. */
export async function kunciUbah(tx: SqlTransaksi, t: Tarikan): Promise<number> {
  await tx`/* stage.kunciUbah */ create temp table kunci_ubah on commit drop as
    select nip from staging_pegawai where tarikan = ${t.id} union select nip from hilang union select nip from tak_pasti`;
  await tx`alter table kunci_ubah add primary key (nip)`;
  await tx`analyze kunci_ubah`;
  await tx`select gerbang_kunci(array(select nip from kunci_ubah))`;
  await tx`/* stage.jabatanLama */ create temp table jabatan_lama on commit drop as
    select p.nip, p.unor_id, p.jabatan_id, p.tak from ${tx(tabelFat(t.sisi))} p join kunci_ubah k using (nip) where p.instansi = ${t.instansi}`;
  const [n] = await tx<{ n: number }[]>`select count(*)::int n from kunci_ubah`;
  return n?.n ?? 0;
}

/** Writes the staged rows, marks the unsure ones as unreadable, removes the missing ones. Idempotent for the same staging. */
export async function terapkanPegawai(tx: SqlTransaksi, t: Tarikan): Promise<{ diterapkan: number; dihapus: number }> {
  const fat = tx(tabelFat(t.sisi));
  const sidik = tx(tabelSidik(t.sisi));
  const kolom = KOLOM.join(', ');
  const [n] = await tx<{ n: number }[]>`/* stage.fat */ with x as (
      insert into ${fat} (instansi, nip, ${tx.unsafe(kolom)}, tarikan)
      select ${t.instansi}, nip, ${tx.unsafe(kolom)}, tarikan from staging_pegawai where tarikan = ${t.id} order by nip
      on conflict (instansi, nip) do update set ${tx.unsafe(KOLOM.map((k) => `${k} = excluded.${k}`).join(', '))}, tarikan = excluded.tarikan, diubah_pada = clock_timestamp() returning 1)
    select count(*)::int n from x`;
  await tx`/* stage.sidik */ insert into ${sidik} (instansi, nip, h, hm, ver) select ${t.instansi}, nip, h, hm, ${t.ver} from staging_pegawai where tarikan = ${t.id} order by nip
    on conflict (instansi, nip) do update set h = excluded.h, hm = excluded.hm, ver = excluded.ver`;
  await tx`/* stage.takPastiFat */ update ${fat} p set tak = ${SEMUA_TAK}, alasan = ${tx.json(SEMUA_TIDAK_TERBACA)}, tarikan = ${t.id}, diubah_pada = clock_timestamp()
    from tak_pasti k where p.instansi = ${t.instansi} and p.nip = k.nip`;
  await tx`/* stage.takPastiSidik */ update ${sidik} f set h = hashint8extended(f.nip, ${t.sisi === 'BKN' ? 1 : 2}), hm = 0 from tak_pasti k where f.instansi = ${t.instansi} and f.nip = k.nip`;
  await tx`delete from ${sidik} f using hilang k where f.instansi = ${t.instansi} and f.nip = k.nip`;
  const [d] = await tx<
    { n: number }[]
  >`/* stage.hapus */ with x as (delete from ${fat} p using hilang k where p.instansi = ${t.instansi} and p.nip = k.nip returning 1) select count(*)::int n from x`;
  return { diterapkan: n?.n ?? 0, dihapus: d?.n ?? 0 };
}

/**
 * Planner statistics follow growth: a table that doubled since its last ANALYZE is analysed now, inside the transaction that reads it next.
 * Without this the first pulls of a new database are planned for empty tables (a nested loop over everything, measured in minutes).
 */
export async function segarkanStatistik(tx: SqlTransaksi, t: Tarikan): Promise<void> {
  for (const tabel of [tabelSidik(t.sisi), tabelFat(t.sisi)]) {
    const [n] = await tx<
      { tercatat: number; kini: number }[]
    >`select (select greatest(reltuples, 0)::float8 from pg_class where oid = ${tabel}::regclass) tercatat,
      (select count(*)::float8 from ${tx(tabelSidik(t.sisi))} where instansi = ${t.instansi}) + (select coalesce(sum(jumlah), 0)::float8 from kesegaran where sisi = ${t.sisi} and jenis = 'pegawai' and instansi <> ${t.instansi}) kini`;
    if (n && n.kini > 2 * n.tercatat) await tx`analyze ${tx(tabel)}`;
  }
}
