import type pg from 'pg';
import { Kesalahan } from '../domain/kesalahan.ts';
import { klienTahap } from '../platform/db/klien-irisan.ts';
import { type PenyediaIrisan, type Sql, type SqlTransaksi, sqlUntukIrisan, type TujuanIrisan } from '../platform/db/postgres-js.ts';
import { BATAS_UMPAN, type BatasUmpan } from './2-stage/batas-umpan.ts';
import { type BarisTarikan, catatKesegaran } from './2-stage/tarikan.ts';

/** First key of the advisory lock under which one feed of an instansi is processed; the second is the instansi. */
export const KUNCI_INSTANSI = 7002;
/** First key of the advisory lock that an applying transaction holds to its end. */
const KUNCI_TERAP = 7003;

export interface BahanProses {
  /** Connection string of role simpul_sync. */
  readonly url: string;
  /** Lends connections of that address. Absent: each slice opens its own. */
  readonly kolam?: PenyediaIrisan | undefined;
  readonly lapor?: (terbaca: number) => void;
  /** Absent: the defaults of BATAS_UMPAN. */
  readonly batasUmpan?: Partial<BatasUmpan>;
  /** Asked between two slices: true leaves the rest of the feed to a later run. Absent: a feed is taken to its end. */
  readonly isCukup?: () => boolean;
}

/** Where the slices of this work get their connections. */
export const tujuanDari = ({ url, kolam }: Pick<BahanProses, 'url' | 'kolam'>): TujuanIrisan => kolam ?? url;

export const batasDari = ({ batasUmpan }: Pick<BahanProses, 'batasUmpan'>): BatasUmpan => ({ ...BATAS_UMPAN, ...batasUmpan });

/** Two connections for one slice: pg for COPY, postgres.js for set-based SQL. Held by this slice alone, never used after an error. */
export interface Irisan {
  readonly klien: pg.Client;
  readonly sql: Sql;
  /** Backend of `klien`, which holds the lock of the instansi. */
  readonly pid: number;
}

/**
 * Opens a slice of one instansi under its advisory lock: feeds of an instansi are taken one at a time, whatever the queue does.
 * A slice may take several feeds in turn; a new connection costs the server a cold catalogue, measured at half the time of a small pull.
 */
export const denganIrisan = <T>(tujuan: TujuanIrisan, instansi: number, fn: (irisan: Irisan) => Promise<T>): Promise<T> =>
  klienTahap(tujuan, async (klien) => {
    await klien.query('select pg_advisory_lock($1, $2)', [KUNCI_INSTANSI, instansi]);
    const { rows } = await klien.query<{ pid: number }>('select pg_backend_pid() pid, pg_advisory_xact_lock($1, $2)', [KUNCI_TERAP, instansi]);
    return await sqlUntukIrisan(tujuan, (sql) => fn({ klien, sql, pid: rows[0]?.pid ?? 0 }));
  });

/** The file or its profile cannot be read; trying the same again ends the same. */
export const isMenolak = (galat: unknown): boolean => galat instanceof Kesalahan && (galat.kode === 'BERKAS_DITOLAK' || galat.kode === 'PROFIL_DITOLAK');

/** A refusal of the file is final; any other fault leaves the tarikan to be tried again. Both make the age of the feed visible to the gate. */
export async function catatGagal(tujuan: TujuanIrisan, t: BarisTarikan, galat: unknown): Promise<void> {
  const menolak = isMenolak(galat);
  await sqlUntukIrisan(tujuan, async (sql) => {
    const sebab = galat instanceof Kesalahan ? galat.message : 'INTERNAL';
    const [kini] = await sql<{ status: string }[]>`select status from tarikan where id = ${t.id}`;
    // Applied already: only the set differences are missing, and BERJALAN says so until they are made good.
    if (kini?.status === 'DITERAPKAN') return;
    if (menolak)
      await sql`update tarikan set status = 'GAGAL', sebab = ${sebab}, selesai_pada = clock_timestamp() where id = ${t.id} and status in ('DITERIMA', 'DISIAPKAN')`;
    // The feed of everybody is as good as before; the people who were asked stay as old as they were.
    if (t.orang === true) return;
    await catatKesegaran(sql, {
      instansi: t.instansi,
      sisi: t.sisi,
      jenis: t.jenis,
      peristiwa: menolak ? 'tolak' : 'gagal',
      pada: null,
      tarikan: t.id,
      sebab,
    });
  }).catch(() => {});
}

/** Whether another process finished this feed while we waited for the lock; staging it again would take its rejected rows away. */
export async function isSelesai(klien: pg.Client, tarikan: string): Promise<boolean> {
  const { rows } = await klien.query<{ status: string }>('select status from tarikan where id = $1', [tarikan]);
  return !['DITERIMA', 'DISIAPKAN'].includes(rows[0]?.status ?? '');
}

/** Until this transaction ends no feed of the instansi is applied. */
export async function tungguTerap(tx: SqlTransaksi, instansi: number): Promise<void> {
  await tx`select pg_advisory_xact_lock(${KUNCI_TERAP}, ${instansi})`;
}

/**
 * Fence of an applying transaction. The slice's lock goes with its own connection; when that is lost meanwhile the next slice starts and waits
 * for this transaction, and this one refuses to begin without the lock. Else the next feed would call rows unchanged that are about to change.
 */
export async function pagariInstansi(tx: SqlTransaksi, instansi: number, pid: number): Promise<void> {
  await tungguTerap(tx, instansi);
  const [kunci] = await tx<{ dipegang: boolean }[]>`select exists (select from pg_locks where locktype = 'advisory' and classid = ${KUNCI_INSTANSI}::int::oid
    and objid = ${instansi}::int::oid and pid = ${pid} and granted and database = (select oid from pg_database where datname = current_database())) dipegang`;
  if (kunci?.dipegang !== true) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'kunci instansi terlepas');
}

/** Feeds of the same kind accepted before this one and not finished. A partial feed must come after them: it cannot replace what they carry. */
export async function tarikanSebelum(sql: Sql, t: BarisTarikan): Promise<string[]> {
  if (t.lengkap || t.orang === true) return [];
  const baris = await sql<{ id: string }[]>`select id::text id from tarikan where instansi = ${t.instansi} and sisi = ${t.sisi} and jenis = ${t.jenis}
    and id < ${t.id} and status in ('DITERIMA', 'DISIAPKAN') order by tarikan.id`;
  return baris.map((b) => b.id);
}
