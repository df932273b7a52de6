import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bukaKlien } from '../../../platform/db/klien-irisan.ts';
import { NYAWA_MS } from '../../../platform/db/nyawa.ts';
import { openDb } from '../../../platform/db/open-db.ts';
import { bukaSql } from '../../../platform/db/postgres-js.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';

let basis: BasisDataUji;
beforeAll(async () => {
  basis = await buatBasisData();
});
afterAll(() => basis.hapus());

const PORT = 'select inet_client_port() port';
const JIFFY_MS = 10;
const PEMERIKSA_HIDUP = '02';

/** Milliseconds until the kernel probes the connection from this local port; null when it will not. /proc/net/tcp: local, remote, state, queues, timer:when. */
function probeDalam(port: number): number | null {
  const heks = port.toString(16).toUpperCase().padStart(4, '0');
  for (const baris of readFileSync('/proc/net/tcp', 'utf8').split('\n')) {
    const [, lokal = '', , , , pewaktu = ''] = baris.trim().split(/\s+/);
    if (!lokal.endsWith(`:${heks}`)) continue;
    const [jenis, kapan = '0'] = pewaktu.split(':');
    return jenis === PEMERIKSA_HIDUP ? Number.parseInt(kapan, 16) * JIFFY_MS : null;
  }
  throw new RangeError(`tidak ada sambungan dari port ${port}`);
}

/** Opens a connection of its kind, says from which port, and looks at it while it is open. */
const CARA: readonly (readonly [string, (url: string) => Promise<number | null>])[] = [
  [
    'pool',
    async (url) => {
      const db = openDb({ url, nama: 'uji-nyawa', maks: 1 });
      const { rows } = await db.pool.query<{ port: number }>(PORT);
      return Promise.resolve(probeDalam(rows[0]?.port ?? 0)).finally(db.close);
    },
  ],
  [
    'irisan pg',
    async (url) => {
      const klien = await bukaKlien(url);
      const { rows } = await klien.query<{ port: number }>(PORT);
      return Promise.resolve(probeDalam(rows[0]?.port ?? 0)).finally(() => klien.end());
    },
  ],
  [
    'irisan postgres.js',
    async (url) => {
      const { sql, akhiri } = bukaSql(url);
      const [baris] = await sql.unsafe<{ port: number }[]>(PORT);
      return Promise.resolve(probeDalam(baris?.port ?? 0)).finally(akhiri);
    },
  ],
];

it.runIf(process.platform === 'linux').each(CARA)('sambungan %s diperiksa paling lambat sepuluh detik sesudah diam', async (_, buka) => {
  const dalam = await buka(basis.url);
  expect(dalam).not.toBeNull();
  expect(dalam).toBeLessThanOrEqual(NYAWA_MS);
});
