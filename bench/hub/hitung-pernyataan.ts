import { closeSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as jeda } from 'node:timers/promises';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { Hub } from './mulai-hub.ts';

const PERNYATAAN = /LOG: {2}(?:statement|execute [^:]*): (.*)$/;
const BUKAN_KERJA = /^\s*(begin|commit|rollback|set |select set_config)/i;
const PERAN_GERBANG = 'simpul_app';
/** Timers and new connections of the same role only add to a count: the shortest of these calls is the call's own. */
const PANGGILAN = 3;

const setel = (sql: Sql, nilai: 'all' | 'none') => sql.unsafe(`alter role ${PERAN_GERBANG} set log_statement = '${nilai}'`);
/** A role's setting counts from the next connection on: the pools drop those they have. */
const segarkan = (sql: Sql) => sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${PERAN_GERBANG}`;

function bacaSejak(berkas: string, awal: number): string {
  const panjang = statSync(berkas).size - awal;
  const isi = Buffer.alloc(Math.max(0, panjang));
  const fd = openSync(berkas, 'r');
  readSync(fd, isi, 0, isi.length, awal);
  closeSync(fd);
  return isi.toString('utf8');
}

const pernyataanDalam = (teks: string): readonly string[] =>
  teks
    .split('\n')
    .flatMap((b) => PERNYATAAN.exec(b)?.[1] ?? [])
    .filter((b) => !BUKAN_KERJA.test(b));

/** One call to count. What it needs is made before, what it left is undone after; neither is counted. */
export interface Panggilan<S, T> {
  readonly sebelum: () => Promise<S>;
  readonly kerja: (siap: S) => Promise<T>;
  readonly sesudah: (hasil: T) => Promise<unknown>;
}

/** First words of every statement the services sent while `kerja` ran, without begin, set_config and commit. */
export async function hitungPernyataan<S, T>(hub: Hub, { sebelum, kerja, sesudah }: Panggilan<S, T>): Promise<readonly string[]> {
  const berkas = path.join(hub.folder, 'pg.log');
  return sqlUntukIrisan(hub.pemilik, async (sql) => {
    await setel(sql, 'all');
    try {
      await segarkan(sql);
      await jeda(300);
      // Connections and loaders of the first call after the cut are not part of a call.
      await sesudah(await kerja(await sebelum()));
      const terhitung: (readonly string[])[] = [];
      for (let ke = 0; ke < PANGGILAN; ke += 1) {
        const siap = await sebelum();
        await jeda(100);
        const awal = statSync(berkas).size;
        const hasil = await kerja(siap);
        await jeda(200);
        const teks = bacaSejak(berkas, awal);
        await sesudah(hasil);
        terhitung.push(pernyataanDalam(teks));
      }
      return terhitung.reduce((a, b) => (b.length < a.length ? b : a));
    } finally {
      await setel(sql, 'none');
      await segarkan(sql);
    }
  });
}
