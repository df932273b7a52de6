import pg from 'pg';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { denganData } from '../data/basis.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { bacaCpu } from '../hub/cpu.ts';
import { persentil } from '../statistik.ts';
import { BARIS_BAWAAN } from './siapkan.ts';

const KLIEN = 4;
/** As many as there are cores on the machine of the budgets: what is left then is not the run queue. */
const KLIEN_SEDIKIT = 2;
/** Checks per client. */
const PERIKSA = 5_000;
const PANAS = 500;

/** What must hold in the database at every transition of one person: both fingerprints, same version, no blocker. $1 is the NIP. */
const SQL_PERIKSA = `select (b.h = s.h and b.ver = s.ver) is true sama, (select count(*)::int from gerbang_penghalang(array[b.nip], 'PEMINDAHAN', current_date)) penghalang
  from sidik_bkn b left join sidik_simpeg s on s.instansi = b.instansi and s.nip = b.nip where b.nip = $1`;

/** The same check, timed in the database itself: no network, no driver. Milliseconds, one per NIP. */
const SQL_UKUR = `create function pg_temp.ukur(p_nip bigint[]) returns float8[] language plpgsql as $f$
declare n bigint; mulai timestamptz; r record; hasil float8[] := '{}';
begin
  foreach n in array p_nip loop
    mulai := clock_timestamp();
    ${SQL_PERIKSA.replace('select ', 'select into r ').replace('$1', 'n')};
    hasil := hasil || extract(epoch from clock_timestamp() - mulai)::float8 * 1000;
  end loop;
  return hasil;
end $f$`;

/** Share of the pages to read for `banyak` people: five times as many as are asked for, the whole table when it is small (a sample of few pages can be empty). */
const persenCuplikan = (banyak: number, baris: number): number => Math.min(100, Math.max(20, Math.ceil((500 * banyak) / baris)));

const cuplikNip = async (url: string, banyak: number, baris: number): Promise<readonly string[]> =>
  sqlUntukIrisan(
    url,
    async (sql) =>
      (
        await sql<
          { nip: string }[]
        >`select nip::text nip from sidik_bkn tablesample system (${persenCuplikan(banyak, baris)}) order by hashint8(nip) limit ${banyak}`
      ).map((b) => b.nip),
    { tenggatPernyataanMs: 600_000 },
  );

async function denganKlien<T>(url: string, banyak: number, kerja: (klien: pg.Client, ke: number) => Promise<T>): Promise<readonly T[]> {
  const klien = Array.from({ length: banyak }, () => new pg.Client({ connectionString: url, application_name: 'simpul-bench' }));
  try {
    for (const k of klien) await k.connect();
    return await Promise.all(klien.map(kerja));
  } finally {
    for (const k of klien) await k.end();
  }
}

async function ukurKlien(klien: pg.Client, nip: readonly string[]): Promise<readonly number[]> {
  const ms: number[] = [];
  for (const [i, n] of nip.entries()) {
    const mulai = performance.now();
    await klien.query({ name: 'periksa', text: SQL_PERIKSA, values: [n] });
    if (i >= PANAS) ms.push(performance.now() - mulai);
  }
  return ms;
}

interface Ukuran {
  readonly ms: readonly number[];
  /** CPU that the backend used per check, the first ones too; NaN where there is no /proc. */
  readonly cpuMs: number;
}

async function ukurBasis(klien: pg.Client, nip: readonly string[]): Promise<Ukuran> {
  await klien.query(SQL_UKUR);
  const pid = (await klien.query<{ pid: number }>('select pg_backend_pid() pid')).rows[0]?.pid ?? 0;
  const cpu = (): number => bacaCpu([pid])?.postgres ?? Number.NaN;
  const awal = cpu();
  const { rows } = await klien.query<{ ms: number[] }>('select pg_temp.ukur($1::bigint[]) ms', [nip]);
  return { ms: (rows[0]?.ms ?? []).slice(PANAS), cpuMs: (cpu() - awal) / nip.length };
}

/** The database's part of the gate on a nation of this size, under four clients at once. */
export const gerbang: Bench = {
  nama: 'gerbang',
  judul: 'periksa gerbang di basis data, empat klien sekaligus',
  jalankan: async ({ baris: diminta, beda, ulang, cerita }) => {
    const baris = diminta ?? BARIS_BAWAAN;
    return denganData({ baris, beda }, cerita, async ({ url }) => {
      const periksa = (ulang ?? PERIKSA) + PANAS;
      const nip = await cuplikNip(url, Math.min(baris, periksa * KLIEN), baris);
      // Each client its own people in its own order: no row is hot because another client just asked for it.
      const milik = (ke: number): readonly string[] => Array.from({ length: periksa }, (_, i) => nip[(ke * periksa + i) % nip.length] ?? '');
      const empat = await denganKlien(url, KLIEN, (k, ke) => ukurBasis(k, milik(ke)));
      const dua = await denganKlien(url, KLIEN_SEDIKIT, (k, ke) => ukurBasis(k, milik(ke)));
      const klien = (await denganKlien(url, KLIEN, (k, ke) => ukurKlien(k, milik(ke)))).flat();
      const basis = empat.flatMap((e) => e.ms);
      const cpu = (u: readonly Ukuran[]): number => bulatkan(u.reduce((j, { cpuMs }) => j + cpuMs, 0) / u.length, 4);
      const angka = (nama: string, ms: readonly number[]) => ({
        [`ms_${nama}_p50`]: bulatkan(persentil(ms, 50), 4),
        [`ms_${nama}_p95`]: bulatkan(persentil(ms, 95), 4),
        [`ms_${nama}_p99`]: bulatkan(persentil(ms, 99), 4),
      });
      return {
        ukuran: { baris, klien: KLIEN, periksa: basis.length },
        angka: {
          ...angka('basis', basis),
          ms_basis_cpu: cpu(empat),
          ...angka(
            'basis_2',
            dua.flatMap((d) => d.ms),
          ),
          ms_basis_2_cpu: cpu(dua),
          ...angka('klien', klien),
        },
        rasio: {},
        catatan: [
          'basis: lama pernyataan di dalam basis data dengan empat klien, basis_2 dengan dua; _cpu: CPU backend per pemeriksaan, tanpa antre menunggu inti',
          'klien: pulang pergi pernyataan siap dari empat klien tanpa jeda di satu proses Node',
          `satu pernyataan membaca kedua sidik, versinya dan semua penghalang; ${PANAS} pemeriksaan pertama tiap klien tidak dihitung`,
        ],
      };
    });
  },
};
