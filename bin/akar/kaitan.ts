import pg from 'pg';
import type { Antrean } from '../../platform/antrean/antrean.ts';
import type { DefinisiPekerjaan } from '../../platform/antrean/definisi.ts';
import type { Config } from '../../platform/config.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import type { Penutup } from '../../platform/shutdown.ts';
import { harapanKaitan, pekerjaanKirimKaitan } from '../../sync/jobs/kirim-kaitan.ts';
import type { AlamatBasis } from './basis-data.ts';
import { pagarKaitan } from './pagar-kaitan.ts';

/** Addresses served at once in each lane: sending is waiting. */
const SERENTAK = 16;
const TENGGAT_MS = 10_000;

export interface PengirimKaitan {
  readonly definisi: readonly DefinisiPekerjaan[];
  harapan(sql: Sql): ReturnType<typeof harapanKaitan>;
  mulai(kunciMs: number): Promise<void>;
}

/** The jobs that carry webhooks, in two lanes, with connections of their own for their short statements. */
export function buatPengirimKaitan(config: Config, basis: AlamatBasis, antrean: Antrean, penutup: Penutup): PengirimKaitan {
  const pool = new pg.Pool({ connectionString: basis.sync, max: 4, application_name: 'simpul-kaitan' });
  pool.on('error', () => {});
  pool.on('connect', (klien) => klien.on('error', () => {}));
  penutup.daftar('pool kaitan', () => pool.end());
  const bahan = { pool, ...pagarKaitan(config), tenggatMs: TENGGAT_MS };
  const kirim = { cepat: pekerjaanKirimKaitan(bahan), lambat: pekerjaanKirimKaitan(bahan, 'lambat') };
  return {
    definisi: [kirim.cepat, kirim.lambat] as DefinisiPekerjaan[],
    harapan: (sql) => harapanKaitan(sql, kirim),
    mulai: async (kunciMs) => {
      for (const jalur of ['cepat', 'lambat'] as const) {
        const pekerja = await antrean.proses([kirim[jalur]] as DefinisiPekerjaan[], { serentak: SERENTAK, kunciMs });
        penutup.daftar(`pengirim kaitan ${jalur}`, () => pekerja.tutup());
      }
    },
  };
}
