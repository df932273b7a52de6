import pg from 'pg';
import { pino } from 'pino';
import { bukaAntrean, type KonfigurasiAntrean } from '../../../platform/antrean/buka.ts';
import { macet, pekerjaanHitung, umumkan } from './pekerjaan-anak.ts';

const { konfigurasi, databaseUrl, berhentiDi } = JSON.parse(process.argv[2] ?? '{}') as {
  konfigurasi: KonfigurasiAntrean;
  databaseUrl: string;
  berhentiDi: string;
};
const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
const antrean = await bukaAntrean(konfigurasi, pino({ level: 'silent' }));
const titik = async (di: string): Promise<void> => {
  if (berhentiDi === 'macet' && di === 'sebelum-commit') macet(3_000);
  if (di === berhentiDi) await umumkan(di);
};
await antrean.proses([pekerjaanHitung(pool, titik)], { serentak: 1, kunciMs: 1_000 });
