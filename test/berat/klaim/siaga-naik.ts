import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as tidur } from 'node:timers/promises';
import pg from 'pg';
import { jalankanPerintah } from '../../../bin/perintah/program.ts';
import type { HasilNaik } from '../../../platform/db/naik-siaga.ts';
import { diganggu } from '../diganggu.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { KlusterSiaga } from '../kluster-siaga.ts';

/** A2: from the command to the first durable write. */
const TULIS_PALING_LAMA_MS = 30_000;

/** As the runbook says: one command at the standby. */
async function naikkan(url: string): Promise<HasilNaik> {
  let keluar = '';
  let galat = '';
  const kode = await jalankanPerintah(['siaga', 'naikkan', '--json'], { SIMPUL_SIAGA_URL: url }, { stdout: (t) => (keluar += t), stderr: (t) => (galat += t) });
  if (kode !== 0) throw new RangeError(`siaga tidak naik (${kode}): ${galat}`);
  return JSON.parse(keluar) as HasilNaik;
}

async function denganKluster<T>(kerja: (k: KlusterSiaga) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'simpul-siaga-'));
  try {
    return await kerja(await KlusterSiaga.buat(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function putaran(_l: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const lambat: string[] = [];
  const hasil = await denganKluster((k) =>
    diganggu(
      {
        adminUrl: k.adminUrl,
        ganggu: async (tunda, basis) => {
          await k.pasangSiaga(true);
          await tidur(tunda);
          k.bunuhUtama();
          const { msTulis } = await naikkan(k.urlSiaga(basis));
          if (msTulis > TULIS_PALING_LAMA_MS) lambat.push(`tulisan pertama sesudah ${msTulis} ms`);
          await k.pindah();
        },
        hentikan: () => k.hentikan(),
      },
      benih,
      penuh ? 4 : 1,
    ),
  );
  return { angka: hasil.angka, pelanggaran: [...hasil.pelanggaran, ...lambat] };
}

/** Nobody waits for the standby, and its stream is cut before the primary is lost: what was answered meanwhile is gone. */
const tanpaTunggu = (_l: Lapangan, benih: number): Promise<number> =>
  denganKluster(async (k) => {
    try {
      const tulis = new pg.Client({ connectionString: k.adminUrl });
      tulis.on('error', () => undefined);
      await tulis.connect();
      await tulis.query('create table dijawab (n int)');
      await k.pasangSiaga(false);
      await k.putuskanAliran();
      let dijawab = 0;
      const menulis = (async (): Promise<void> => {
        for (; ; dijawab += 1) await tulis.query('insert into dijawab values ($1)', [dijawab]);
      })().catch(() => undefined);
      await tidur(500 + (benih % 7) * 10);
      k.bunuhUtama();
      await menulis;
      const siaga = new pg.Client({ connectionString: k.urlSiaga('postgres') });
      await siaga.connect();
      await siaga.query('select pg_promote(true, 30)');
      const { rows } = await siaga.query<{ n: number }>('select count(*)::int n from dijawab');
      await siaga.end();
      return dijawab - (rows[0]?.n ?? 0);
    } finally {
      await k.hentikan();
    }
  });

export const SIAGA_NAIK: Klaim = {
  id: 'siaga-naik',
  pernyataan:
    'Server PostgreSQL utama yang hilang di tengah beban diganti siaganya dengan satu perintah: yang sudah dijawab diterima tetap ada dan diterapkan tepat satu kali, tulisan pertama dalam 30 detik (I10, I11)',
  kendali: 'siaga yang tidak ditunggu kehilangan baris yang sudah dijawab',
  putaranPanjang: 5,
  putaran,
  jalankanKendali: tanpaTunggu,
};
