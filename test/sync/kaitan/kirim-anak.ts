import pg from 'pg';
import { kirimKaitan } from '../../../sync/kaitan/jalankan.ts';
import { buatPenguraiNama } from '../../../sync/kaitan/urai-nama.ts';

/** Carries what is due for one address, in a process that its receiver kills. */
const [url = '', kunci = '', kaitan = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 1 });
await kirimKaitan(
  { pool, kunci, bolehPrivat: true, bolehSendiri: true, nama: buatPenguraiNama(), tenggatMs: 10_000, pegangDetik: 2 },
  kaitan,
  new AbortController().signal,
);
await pool.end();
