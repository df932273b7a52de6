import pg from 'pg';
import { Kesalahan } from '../domain/kesalahan.ts';
import { petakanGalat } from '../platform/db/galat.ts';
import { sqlUntukIrisan } from '../platform/db/postgres-js.ts';
import { type BarisTarikan, catatKesegaran } from './2-stage/tarikan.ts';

/** First key of the advisory lock under which one feed of an instansi is processed; the second is the instansi. */
export const KUNCI_INSTANSI = 7002;

export interface BahanProses {
  /** Connection string of role simpul_sync. */
  readonly url: string;
  readonly lapor?: (terbaca: number) => void;
}

/** One pg connection for one feed of one instansi; feeds of an instansi are taken one at a time, whatever the queue does. */
export async function denganKlienInstansi<T>(url: string, instansi: number, fn: (klien: pg.Client) => Promise<T>): Promise<T> {
  const klien = new pg.Client({ connectionString: url, application_name: 'simpul-stage', connectionTimeoutMillis: 10_000 });
  klien.on('error', () => {});
  try {
    await klien.connect();
    await klien.query('select pg_advisory_lock($1, $2)', [KUNCI_INSTANSI, instansi]);
    return await fn(klien);
  } catch (galat) {
    throw petakanGalat(galat);
  } finally {
    await klien.end().catch(() => {});
  }
}

/** A refusal of the file is final; any other fault leaves the tarikan to be tried again. Both make the age of the feed visible to the gate. */
export async function catatGagal(url: string, t: BarisTarikan, galat: unknown): Promise<void> {
  const menolak = galat instanceof Kesalahan && (galat.kode === 'BERKAS_DITOLAK' || galat.kode === 'PROFIL_DITOLAK');
  await sqlUntukIrisan(url, async (sql) => {
    const sebab = galat instanceof Kesalahan ? galat.message : 'INTERNAL';
    if (menolak)
      await sql`update tarikan set status = 'GAGAL', sebab = ${sebab}, selesai_pada = clock_timestamp() where id = ${t.id} and status in ('DITERIMA', 'DISIAPKAN')`;
    await catatKesegaran(sql, {
      instansi: t.instansi,
      sisi: t.sisi,
      jenis: t.jenis,
      status: menolak ? 'PERLU_TINDAKAN' : 'MENCOBA_LAGI',
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
