import pg from 'pg';
import { pino } from 'pino';
import { bukaAntrean, type KonfigurasiAntrean } from '../../../platform/antrean/buka.ts';
import { pekerjaanHitung, umumkan } from './pekerjaan-anak.ts';

const { konfigurasi, databaseUrl, berhentiDi } = JSON.parse(process.argv[2] ?? '{}') as { konfigurasi: KonfigurasiAntrean; databaseUrl: string; berhentiDi: string };
const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
const antrean = await bukaAntrean(konfigurasi, pino({ level: 'silent' }));
await antrean.proses([pekerjaanHitung(pool, (di) => (di === berhentiDi ? umumkan(di) : Promise.resolve()))], { serentak: 1, kunciMs: 1_000 });
