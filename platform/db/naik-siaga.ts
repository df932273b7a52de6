import { setTimeout as jeda } from 'node:timers/promises';
import pg from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';

/** What raising a standby did and how long each part took, in ms. */
export interface HasilNaik {
  /** False: the server was the primary already, of an attempt that was cut off. */
  readonly dinaikkan: boolean;
  /** The standbys for which every commit waited until now; empty: for none. */
  readonly sinkronSebelum: string;
  readonly msNaik: number;
  /** Until the first write was durable. */
  readonly msTulis: number;
}

interface Keadaan {
  readonly pulih: boolean;
  /** Timeline of the server's history: every promotion begins a new one. */
  readonly garis: number;
  readonly sinkron: string;
  readonly tersambung: boolean;
}

async function baca(klien: pg.Client): Promise<Keadaan> {
  const { rows } = await klien.query<Keadaan>(
    `select pg_is_in_recovery() pulih, case when pg_is_in_recovery() then 0 else ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int end garis,
       current_setting('synchronous_standby_names') sinkron, exists (select from pg_stat_replication where sync_state in ('sync', 'quorum')) tersambung`,
  );
  return rows[0] ?? { pulih: false, garis: 0, sinkron: '', tersambung: false };
}

/** A standby is a copy, so it waits for a standby of its own as soon as it is the primary: nobody could write any more. */
async function lepasSinkron(klien: pg.Client, batas: number): Promise<void> {
  // Set, not reset: the name may stand in postgresql.conf, which the copy brings along too.
  await klien.query("alter system set synchronous_standby_names = ''");
  await klien.query('select pg_reload_conf()');
  while ((await baca(klien)).sinkron !== '') {
    if (performance.now() > batas) throw new Kesalahan('TENGGAT_TERLEWATI', 'synchronous_standby_names belum kosong.');
    await jeda(20);
  }
}

/** The first write of the new primary: whoever reads the audit sees where it went on. */
export async function catatDinaikkan(klien: pg.ClientBase, isi: Pick<HasilNaik, 'dinaikkan' | 'sinkronSebelum'> & { readonly garis: number }): Promise<void> {
  await klien.query(`select jejak_catat('basis.dinaikkan', $1::jsonb, 'CLI', 'CLI')`, [JSON.stringify(isi)]);
}

/** A promotion without its entry in the audit was cut off before its end. */
async function isTercatat(klien: pg.Client, garis: number): Promise<boolean> {
  const { rowCount } = await klien.query("select from jejak where peristiwa = 'basis.dinaikkan' and (data ->> 'garis')::int = $1 limit 1", [garis]);
  return garis <= 1 || rowCount !== 0;
}

/**
 * Makes a standby the primary and takes away what would block its writes; safe to run again after being cut off. The write at the end is the audit's own
 * `basis.dinaikkan`. The old primary must be down or cut off before: two primaries would both accept. `url`: superuser, database of the hub. Throws
 * PERALIHAN_DITOLAK at a primary whose own synchronous standby is connected, or that waits for none.
 */
export async function naikkanSiaga(url: string, tenggatMs = 30_000): Promise<HasilNaik> {
  const klien = new pg.Client({ connectionString: url, connectionTimeoutMillis: tenggatMs });
  klien.on('error', () => undefined);
  await klien.connect();
  const mulai = performance.now();
  try {
    const { pulih, garis, sinkron, tersambung } = await baca(klien);
    if (!pulih && (tersambung || (sinkron === '' && (await isTercatat(klien, garis)))))
      throw new Kesalahan('PERALIHAN_DITOLAK', 'Server ini sudah utama dan dapat menulis; tidak ada yang dinaikkan.');
    if (pulih) {
      const { rows } = await klien.query<{ naik: boolean }>('select pg_promote(true, $1::int) naik', [Math.ceil(tenggatMs / 1000)]);
      if (rows[0]?.naik !== true) throw new Kesalahan('TENGGAT_TERLEWATI', 'Siaga belum menjadi utama.');
    }
    const msNaik = performance.now() - mulai;
    await lepasSinkron(klien, mulai + tenggatMs);
    await klien.query(`select set_config('statement_timeout', $1, false)`, [String(tenggatMs)]);
    await catatDinaikkan(klien, { dinaikkan: pulih, sinkronSebelum: sinkron, garis: (await baca(klien)).garis });
    return { dinaikkan: pulih, sinkronSebelum: sinkron, msNaik: Math.round(msNaik), msTulis: Math.round(performance.now() - mulai) };
  } finally {
    await klien.end();
  }
}
