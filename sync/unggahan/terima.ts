import { Kesalahan } from '../../domain/kesalahan.ts';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { catatTarikan, type TarikanBaru } from '../2-stage/tarikan.ts';
import { type BahanProses, KUNCI_INSTANSI } from '../irisan-instansi.ts';
import { prosesTarikan } from '../proses-tarikan.ts';
import { type LaporanUmpan, susunLaporan } from './laporan.ts';
import type { Sekali } from './sekali.ts';
import { simpanBerkas } from './simpan-berkas.ts';

export interface BahanTerima extends BahanProses {
  /** Folder of accepted files, SIMPUL_DATA/unggahan. */
  readonly dir: string;
  /** Largest file in bytes. */
  readonly batas?: number;
}

export interface UmpanDikirim extends Pick<TarikanBaru, 'instansi' | 'sisi' | 'jenis' | 'asal' | 'lengkap'> {
  /** Account and person of the sender, as the audit names them. */
  readonly oleh: { readonly subjek: string; readonly orang: string };
}

/**
 * Stores the file and the tarikan row: from here on no crash loses the feed (I10). Returns the id of the tarikan; with `sekali`, that of the
 * feed which the same key brought before.
 */
export async function catatUmpan(bahan: BahanTerima, umpan: UmpanDikirim, arus: AsyncIterable<Buffer>, sekali: Sekali | null = null): Promise<string> {
  const { berkas, sha256 } = await simpanBerkas(bahan.dir, arus, bahan.batas);
  const lama = await sekali?.cari(umpan, sha256);
  if (lama !== null && lama !== undefined) return lama;
  const { oleh, ...isi } = umpan;
  const tarikan = await sqlUntukIrisan(bahan.url, (sql) =>
    sql.begin(async (tx) => {
      const id = await catatTarikan(tx, { ...isi, berkas, sha256, oleh: oleh.subjek });
      const jejak = { tarikan: id, instansi: umpan.instansi, sisi: umpan.sisi, jenis: umpan.jenis };
      await tx`select jejak_catat('tarikan.diterima', ${tx.json(jejak)}, ${oleh.subjek}, ${oleh.orang})`;
      return id;
    }),
  );
  // A lost entry only means that a repeat is read as a new feed with nothing changed.
  await sekali?.catat(umpan, sha256, tarikan);
  return tarikan;
}

async function laporanWajib(url: string, id: string): Promise<LaporanUmpan> {
  const laporan = await sqlUntukIrisan(url, (sql) => susunLaporan(sql, id));
  if (laporan === null) throw new Kesalahan('TIDAK_DITEMUKAN', `tarikan ${id}`);
  return laporan;
}

const isMenolakBerkas = (galat: unknown): boolean => galat instanceof Kesalahan && (galat.kode === 'BERKAS_DITOLAK' || galat.kode === 'PROFIL_DITOLAK');

/**
 * Accepts one feed and takes it through the whole pipeline. A file that cannot be read ends as status GAGAL with `sebab`; a fault of ours after
 * acceptance leaves status DITERIMA, which the worker picks up. Throws only before the feed is accepted.
 */
export async function terimaUmpan(bahan: BahanTerima, umpan: UmpanDikirim, arus: AsyncIterable<Buffer>, sekali: Sekali | null = null): Promise<LaporanUmpan> {
  const id = await catatUmpan(bahan, umpan, arus, sekali);
  const kini = await laporanWajib(bahan.url, id);
  if (kini.status !== 'DITERIMA' && kini.status !== 'DISIAPKAN') return kini;
  const galat = await prosesTarikan(bahan, id).then(
    () => null,
    (e: unknown) => e,
  );
  const laporan = await laporanWajib(bahan.url, id);
  return galat !== null && !isMenolakBerkas(galat) ? { ...laporan, sebab: laporan.sebab ?? 'Diterima; pengolahan akan diulang.' } : laporan;
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
