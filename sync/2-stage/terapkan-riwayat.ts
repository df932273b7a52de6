import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { KABUR, LINGKUP, MUNGKIN_KABUR, TABEL_RIWAYAT, type TarikanRiwayat } from './rapikan-riwayat.ts';

const tabelLawan = (t: TarikanRiwayat): string => (t.sisi === 'BKN' ? 'riwayat_simpeg' : 'riwayat_bkn');

/** Of whom which history could not be read whole, as the newest feed says; an unreadable person (nip 0) only matters where the feed speaks of everybody. */
const TAK_LENGKAP = (lengkap: boolean): string =>
  `select distinct coalesce(nip, 0) nip, jenis from staging_riwayat where tarikan = $1 and macam = 'TOLAK' ${lengkap ? '' : 'and nip is not null'}`;

async function takLengkapBaru(tx: SqlTransaksi, t: TarikanRiwayat): Promise<void> {
  await tx.unsafe(`/* riwayat.takLengkapBaru */ create temp table tak_lengkap_baru on commit drop as ${TAK_LENGKAP(t.lengkap)}`, [t.id]);
  // A partial feed leaves what it does not name.
  if (!t.lengkap)
    await tx`insert into tak_lengkap_baru select r.nip, r.jenis from riwayat_tak_lengkap r where r.instansi = ${t.instansi} and r.sisi = ${t.sisi}
      and not exists (select from staging_riwayat x where x.tarikan = ${t.id} and x.nip = r.nip and x.jenis = r.jenis)
      and not exists (select from tak_lengkap_baru n where n.nip = r.nip and n.jenis = r.jenis)`;
}

/** Kinds that a complete feed offers: those with a row, refused or not, and those it declares. */
async function cakupanBaru(tx: SqlTransaksi, t: TarikanRiwayat): Promise<void> {
  await tx`/* riwayat.cakupanBaru */ create temp table cakupan_baru on commit drop as
    select distinct jenis from staging_riwayat where ${t.lengkap} and tarikan = ${t.id} and jenis <> '*'
    union select jenis from riwayat_cakupan where ${!t.lengkap} and instansi = ${t.instansi} and sisi = ${t.sisi}`;
}

/** True when the feed changes what absence means for everybody: another set of kinds, or unreadable rows of nobody in particular. */
async function isSemuaTersentuh(tx: SqlTransaksi, t: TarikanRiwayat): Promise<boolean> {
  const [n] = await tx<{ semua: boolean }[]>`/* riwayat.semua */ select
    exists (select jenis from cakupan_baru except select jenis from riwayat_cakupan where instansi = ${t.instansi} and sisi = ${t.sisi})
    or exists (select jenis from riwayat_cakupan where instansi = ${t.instansi} and sisi = ${t.sisi} except select jenis from cakupan_baru)
    or exists (select jenis from tak_lengkap_baru where nip = 0 except select jenis from riwayat_tak_lengkap where instansi = ${t.instansi} and sisi = ${t.sisi} and nip = 0)
    or exists (select jenis from riwayat_tak_lengkap where instansi = ${t.instansi} and sisi = ${t.sisi} and nip = 0 except select jenis from tak_lengkap_baru where nip = 0) semua`;
  return n?.semua === true;
}

/** Temp table `riwayat_ubah(nip)`: everybody this feed touches, with the gate rows held in NIP order before anything is written. */
async function catatTersentuh(tx: SqlTransaksi, t: TarikanRiwayat): Promise<void> {
  await takLengkapBaru(tx, t);
  await cakupanBaru(tx, t);
  await tx`create temp table riwayat_ubah (nip bigint primary key) on commit drop`;
  const ini = tx(TABEL_RIWAYAT[t.sisi]);
  if (await isSemuaTersentuh(tx, t))
    await tx`/* riwayat.ubahSemua */ insert into riwayat_ubah select nip from ${ini} where instansi = ${t.instansi} union select nip from ${tx(tabelLawan(t))} where instansi = ${t.instansi}
      union select nip from staging_riwayat where tarikan = ${t.id} and nip is not null union select nip from beda_riwayat where instansi = ${t.instansi} and status <> 'TERTUTUP'`;
  else
    await tx`/* riwayat.ubah */ insert into riwayat_ubah
      select s.nip from staging_riwayat s where s.tarikan = ${t.id} and s.macam = 'BARIS'
        and not exists (select from ${ini} r where r.instansi = ${t.instansi} and r.nip = s.nip and r.jenis = s.jenis and r.kunci = s.kunci and r.h = s.h)
      union select nip from riwayat_hilang
      union select nip from (select nip, jenis from tak_lengkap_baru except select nip, jenis from riwayat_tak_lengkap where instansi = ${t.instansi} and sisi = ${t.sisi}) a
      union select nip from (select nip, jenis from riwayat_tak_lengkap where instansi = ${t.instansi} and sisi = ${t.sisi} except select nip, jenis from tak_lengkap_baru) b`;
  await tx`analyze riwayat_ubah`;
  await tx`select gerbang_kunci(array(select nip from riwayat_ubah where nip <> 0))`;
}

/** Writes one tidied feed and notes whom it touched. Idempotent for the same staging. */
export async function terapkanRiwayat(tx: SqlTransaksi, t: TarikanRiwayat): Promise<void> {
  const ini = tx(TABEL_RIWAYAT[t.sisi]);
  await tx.unsafe(
    `/* riwayat.hilang */ create temp table riwayat_hilang on commit drop as with ${KABUR} select r.nip, r.jenis, r.kunci from ${TABEL_RIWAYAT[t.sisi]} r where r.instansi = $2
      and ${LINGKUP(t.lengkap)} and not exists (select from staging_riwayat s where s.tarikan = $1 and s.macam = 'BARIS' and s.nip = r.nip and s.jenis = r.jenis and s.kunci = r.kunci)
      and not ${MUNGKIN_KABUR}`,
    [t.id, t.instansi],
  );
  await catatTersentuh(tx, t);
  await tx`/* riwayat.hapus */ delete from ${ini} r using riwayat_hilang h where r.instansi = ${t.instansi} and r.nip = h.nip and r.jenis = h.jenis and r.kunci = h.kunci`;
  await tx`/* riwayat.tulis */ insert into ${ini} as r (instansi, nip, jenis, kunci, kunci_cadangan, kunci_tak, batal, urut, isi, alasan, h, tarikan)
    select ${t.instansi}, nip, jenis, kunci, kunci_cadangan, kunci_tak, batal, urut, isi, alasan, h, ${t.id} from staging_riwayat where tarikan = ${t.id} and macam = 'BARIS'
      and nip in (select nip from riwayat_ubah)
    on conflict (instansi, nip, jenis, kunci) do update set kunci_cadangan = excluded.kunci_cadangan, kunci_tak = excluded.kunci_tak, batal = excluded.batal, urut = excluded.urut,
      isi = excluded.isi, alasan = excluded.alasan, h = excluded.h, tarikan = excluded.tarikan where r.h <> excluded.h`;
  await tx`delete from riwayat_tak_lengkap where instansi = ${t.instansi} and sisi = ${t.sisi}`;
  await tx`insert into riwayat_tak_lengkap (instansi, sisi, nip, jenis) select ${t.instansi}, ${t.sisi}, nip, jenis from tak_lengkap_baru`;
  await tx`delete from riwayat_cakupan c where instansi = ${t.instansi} and sisi = ${t.sisi} and jenis not in (select jenis from cakupan_baru)`;
  await tx`insert into riwayat_cakupan (instansi, sisi, jenis, tarikan) select ${t.instansi}, ${t.sisi}, jenis, ${t.id} from cakupan_baru
    on conflict (instansi, sisi, jenis) do update set tarikan = excluded.tarikan`;
  await tx`insert into riwayat_pernah (instansi, sisi, jenis) select ${t.instansi}, ${t.sisi}, jenis from cakupan_baru on conflict do nothing`;
  await segarkanStatistik(tx, t);
}

/** A table that doubled since its last ANALYZE is analysed inside the transaction that reads it next; see the same step of the pegawai feed. */
async function segarkanStatistik(tx: SqlTransaksi, t: TarikanRiwayat): Promise<void> {
  const tabel = TABEL_RIWAYAT[t.sisi];
  const [n] = await tx<
    { tercatat: number; kini: number }[]
  >`select (select greatest(reltuples, 0)::float8 from pg_class where oid = ${tabel}::regclass) tercatat, (select count(*)::float8 from ${tx(tabel)} where instansi = ${t.instansi})
    + (select coalesce(sum(jumlah), 0)::float8 from kesegaran where sisi = ${t.sisi} and jenis = 'riwayat' and instansi <> ${t.instansi}) kini`;
  if (n && n.kini > 2 * n.tercatat) await tx.unsafe(`analyze ${tabel} (instansi, nip, jenis, kunci)`);
}
