import type { Sql, SqlTransaksi } from '../../platform/db/postgres-js.ts';
import type { JenisUmpan } from '../2-stage/tarikan.ts';
import type { RingkasanBuku } from '../sources/lembar/pilihan.ts';

/** Rejected rows shown in a report; the rest is in the file of rejected rows. */
export const TOLAKAN_MAKS = 1_000;

export interface BarisTertolak {
  /** Line of the file on which the row begins, from 1. */
  readonly baris: number;
  readonly kolom: string | null;
  readonly kode: string;
  readonly pesan: string;
}

/** What became of one feed. For an applied one: terbaca = diterapkan + takBerubah + karantina + duplikat. */
export interface LaporanUmpan {
  /** Null for a dry run. */
  readonly tarikanId: string | null;
  readonly instansiId: string;
  readonly sisi: 'BKN' | 'SIMPEG';
  readonly jenis: JenisUmpan;
  /** A state of `tarikan`, or UJI for a dry run. */
  readonly status: string;
  readonly sebab: string | null;
  readonly terbaca: number;
  readonly diterapkan: number;
  readonly takBerubah: number;
  readonly karantina: number;
  readonly duplikat: number;
  readonly dihapus: number;
  readonly kolomTambahan: readonly string[];
  readonly ditolak: readonly BarisTertolak[];
  /** Cells of accepted rows that could not be read: their fields count as unknown. `peringatan` shows the first of them. */
  readonly jumlahPeringatan: number;
  readonly peringatan: readonly BarisTertolak[];
  /** Path of the file of rejected rows; null when there is none. */
  readonly gagalUrl: string | null;
  /** Which sheet of a workbook was read, in the answer to the upload itself. */
  readonly bukuKerja?: RingkasanBuku;
}

export type JenisTarikan = JenisUmpan;

export interface TarikanTersimpan extends Omit<LaporanUmpan, 'ditolak' | 'peringatan' | 'gagalUrl' | 'tarikanId' | 'bukuKerja'> {
  readonly id: string;
  readonly instansi: number;
  readonly berkas: string | null;
}

const NOMOR = /^\d{1,18}$/;

/** One feed as stored, or null. */
export async function bacaTersimpan(sql: Sql | SqlTransaksi, id: string): Promise<TarikanTersimpan | null> {
  if (!NOMOR.test(id)) return null;
  const [baris] = await sql<
    TarikanTersimpan[]
  >`/* unggahan.baca */ select t.id::text id, t.instansi, i.id "instansiId", t.sisi, t.jenis, t.status, t.sebab, t.berkas, t.terbaca, t.diterapkan,
    t.tak_berubah "takBerubah", t.karantina, t.duplikat, t.dihapus, t.peringatan "jumlahPeringatan", to_jsonb(t.kolom_tambahan) "kolomTambahan" from tarikan t join instansi i on i.no = t.instansi where t.id = ${id}`;
  return baris ?? null;
}

/** Rejected rows of a feed in file order. */
export async function bacaTolakan(sql: Sql | SqlTransaksi, id: string): Promise<BarisTertolak[]> {
  const baris = await sql<
    BarisTertolak[]
  >`/* unggahan.tolakan */ select baris, nullif(kolom, '') kolom, kode, pesan from baris_ditolak where tarikan = ${id} order by baris limit ${TOLAKAN_MAKS}`;
  return baris.map(({ baris: nomor, kolom, kode, pesan }) => ({ baris: nomor, kolom, kode, pesan }));
}

/** Cells that could not be read, in file order. */
export async function bacaPeringatan(sql: Sql | SqlTransaksi, id: string): Promise<BarisTertolak[]> {
  const baris = await sql<
    BarisTertolak[]
  >`/* unggahan.peringatan */ select baris, kolom, kode, pesan from baris_diperingatkan where tarikan = ${id} order by baris, kolom`;
  return baris.map((b) => ({ ...b }));
}

/** Report of a stored feed; null when there is no such feed. */
export async function susunLaporan(sql: Sql | SqlTransaksi, id: string): Promise<LaporanUmpan | null> {
  const t = await bacaTersimpan(sql, id);
  if (t === null) return null;
  const { id: tarikanId, instansi: _no, berkas: _berkas, ...isi } = t;
  const ditolak = await bacaTolakan(sql, id);
  return { tarikanId, ...isi, ditolak, peringatan: await bacaPeringatan(sql, id), gagalUrl: ditolak.length > 0 ? `/v1/unggahan/${tarikanId}/gagal.csv` : null };
}
