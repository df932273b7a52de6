import { Kesalahan } from '../../domain/kesalahan.ts';
import { denganTenggat } from '../../platform/db/deadline.ts';
import { type Sql, type SqlTransaksi, sqlUntukIrisan, type TujuanIrisan } from '../../platform/db/postgres-js.ts';
import { catatTarikan, type TarikanBaru } from '../2-stage/tarikan.ts';
import { type BahanProses, KUNCI_INSTANSI, tujuanDari } from '../irisan-instansi.ts';
import { prosesTarikan } from '../proses-tarikan.ts';
import type { RingkasanBuku } from '../sources/lembar/pilihan.ts';
import { type LaporanUmpan, susunLaporan } from './laporan.ts';
import type { Sekali } from './sekali.ts';
import { simpanUmpan } from './simpan-umpan.ts';

/** Whether a feed is on record must not be waited for without end; one that is, although nobody was told, is found again by its key. */
const TENGGAT_CATAT_MS = 5_000;
const TENGGAT_LAPORAN_MS = 2_000;

export interface BahanTerima extends BahanProses {
  /** Folder of accepted files, SIMPUL_DATA/unggahan. */
  readonly dir: string;
  /** Largest file in bytes. */
  readonly batas?: number;
}

export interface UmpanDikirim extends Pick<TarikanBaru, 'instansi' | 'sisi' | 'jenis' | 'asal' | 'lengkap'> {
  /** Account and person of the sender, as the audit names them. */
  readonly oleh: { readonly subjek: string; readonly orang: string };
  /** True leaves the feed to the worker. Absent: whoever accepts it processes it. */
  readonly antre?: boolean;
  /** Sheet of a workbook, by name or number from 1. Absent: the only visible one with data. */
  readonly lembar?: string;
}

/** The tarikan row of a file that is durable, with its audit entry, in the caller's transaction. */
export async function catatDiterima(tx: SqlTransaksi, umpan: UmpanDikirim, isi: { readonly berkas: string; readonly sha256: string }): Promise<string> {
  const { oleh, antre, lembar: _lembar, ...tujuan } = umpan;
  const id = await catatTarikan(tx, { ...tujuan, ...isi, oleh: oleh.subjek });
  const jejak = { tarikan: id, instansi: umpan.instansi, sisi: umpan.sisi, jenis: umpan.jenis };
  await tx`select jejak_catat('tarikan.diterima', ${tx.json(jejak)}, ${oleh.subjek}, ${oleh.orang})`;
  if (antre === true) {
    await tx`/* unggahan.antre */ insert into kotak_keluar (antrean, nama, payload, kunci) values ('utama', 'proses-tarikan', ${tx.json({ tarikan: id })}, ${`tarikan:${id}`})`;
    await tx`select pg_notify('kotak_keluar', '')`;
  }
  return id;
}

export interface UmpanTercatat {
  /** Id of the tarikan. */
  readonly id: string;
  readonly baru: boolean;
  /** What was read of a workbook; null for every other file. */
  readonly bukuKerja: RingkasanBuku | null;
}

/** Somebody with the same key was first: the transaction must not commit. */
class Didahului extends Error {}

/** The tarikan row, with the memory of its key where that belongs to the same transaction; null = another feed holds the key. */
async function catatSekali(
  bahan: BahanTerima,
  umpan: UmpanDikirim,
  isi: { readonly berkas: string; readonly sha256: string; readonly sidikKirim: string },
  sekali: Sekali | null,
): Promise<string | null> {
  const catat = async (tx: SqlTransaksi): Promise<string> => {
    const tarikan = await catatDiterima(tx, umpan, { berkas: isi.berkas, sha256: isi.sha256 });
    if ((await sekali?.catat(tx, umpan, { sha256: isi.sidikKirim, tarikan })) === false) throw new Didahului();
    return tarikan;
  };
  return sqlUntukIrisan(tujuanDari(bahan), (sql) => sql.begin(catat)).catch((galat: unknown) => {
    if (galat instanceof Didahului) return null;
    throw galat;
  });
}

/**
 * Stores the file and the tarikan row: from here on no crash loses the feed (I10). Returns the id of the tarikan; with `sekali`, that of the
 * feed which the same key brought before, and then `baru` is false. A workbook is stored as the CSV that was read of it; the key stands for the bytes
 * that were sent.
 */
export async function catatUmpan(bahan: BahanTerima, umpan: UmpanDikirim, arus: AsyncIterable<Buffer>, sekali: Sekali | null = null): Promise<UmpanTercatat> {
  const { bukuKerja, ...isi } = await simpanUmpan(bahan, umpan, arus, bahan.dir);
  return denganTenggat(catatTersimpan(bahan, umpan, { ...isi, bukuKerja }, sekali), TENGGAT_CATAT_MS);
}

type Tersimpan = Awaited<ReturnType<typeof simpanUmpan>>;

async function catatTersimpan(bahan: BahanTerima, umpan: UmpanDikirim, { bukuKerja, ...isi }: Tersimpan, sekali: Sekali | null): Promise<UmpanTercatat> {
  const lama = await sekali?.cari(umpan, isi.sidikKirim);
  if (lama !== null && lama !== undefined) return { id: lama, baru: false, bukuKerja };
  const tarikan = await catatSekali(bahan, umpan, isi, sekali);
  if (tarikan === null) {
    const pertama = await sekali?.cari(umpan, isi.sidikKirim);
    if (pertama === null || pertama === undefined) throw new Kesalahan('KUNCI_DIPAKAI_LAIN');
    return { id: pertama, baru: false, bukuKerja };
  }
  return { id: tarikan, baru: true, bukuKerja };
}

/** Report of a feed that must exist. */
export async function laporanWajib(tujuan: TujuanIrisan, id: string): Promise<LaporanUmpan> {
  const laporan = await sqlUntukIrisan(tujuan, (sql) => susunLaporan(sql, id));
  if (laporan === null) throw new Kesalahan('TIDAK_DITEMUKAN', `tarikan ${id}`);
  return laporan;
}

const isMenolakBerkas = (galat: unknown): boolean => galat instanceof Kesalahan && (galat.kode === 'BERKAS_DITOLAK' || galat.kode === 'PROFIL_DITOLAK');

/**
 * Takes an accepted feed through the whole pipeline. A file that cannot be read ends as status GAGAL with `sebab`; a fault of ours leaves status
 * DITERIMA, which the worker picks up.
 */
export async function olahDiterima(bahan: BahanProses, id: string): Promise<LaporanUmpan> {
  const galat = await prosesTarikan(bahan, id).then(
    () => null,
    (e: unknown) => e,
  );
  const laporan = await laporanWajib(tujuanDari(bahan), id);
  return galat !== null && !isMenolakBerkas(galat) ? { ...laporan, sebab: laporan.sebab ?? 'Diterima; pengolahan akan diulang.' } : laporan;
}

async function laporanTerima(bahan: BahanTerima, id: string, cara: 'ANTRE' | 'BARU' | 'ULANG'): Promise<LaporanUmpan> {
  // A feed just accepted is not asked about: a connection of its own costs more than the question.
  if (cara === 'BARU') return olahDiterima(bahan, id);
  const kini = await denganTenggat(laporanWajib(tujuanDari(bahan), id), TENGGAT_LAPORAN_MS);
  return cara === 'ULANG' && (kini.status === 'DITERIMA' || kini.status === 'DISIAPKAN') ? olahDiterima(bahan, id) : kini;
}

/** Accepts one feed and processes it as olahDiterima, or reports it as accepted when it is left to the worker. Throws before the feed is accepted, or when nobody could say in time whether it was: the same key tells. */
export async function terimaUmpan(bahan: BahanTerima, umpan: UmpanDikirim, arus: AsyncIterable<Buffer>, sekali: Sekali | null = null): Promise<LaporanUmpan> {
  const { id, baru, bukuKerja } = await catatUmpan(bahan, umpan, arus, sekali);
  const laporan = await laporanTerima(bahan, id, umpan.antre === true ? 'ANTRE' : baru ? 'BARU' : 'ULANG');
  return bukuKerja === null ? laporan : { ...laporan, bukuKerja };
}

/**
 * Feeds that were accepted at least `umurDetik` ago and are neither applied nor being applied now, or applied without their set differences: what a
 * crash left. Oldest first,
 * so that feeds of one instansi are taken in the order of acceptance.
 */
export async function tarikanTerbengkalai(sql: Sql, umurDetik = 10): Promise<string[]> {
  const baris = await sql<{ id: string }[]>`/* unggahan.terbengkalai */ select t.id::text id from tarikan t
    where (t.status in ('DITERIMA', 'DISIAPKAN') or (t.status = 'DITERAPKAN' and t.id in (select tarikan from staging_kunci where nip = 0))) and t.diterima_pada <= clock_timestamp() - make_interval(secs => ${umurDetik})
      and not exists (select from pg_locks l where l.locktype = 'advisory' and l.classid = ${KUNCI_INSTANSI}::oid and l.objid = t.instansi::oid and l.granted
        and l.database = (select oid from pg_database where datname = current_database()))
    order by t.id limit 1000`;
  return baris.map((b) => b.id);
}
