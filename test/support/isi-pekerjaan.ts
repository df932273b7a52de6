import pg from 'pg';

/** Tables whose rows leave the rights of a person's record: jobs of either kind, and what the audit says happened. */
const TABEL = `select format('select %s::text x from %I.%I t', case when tablename like 'jejak%' then 't.data' else 't' end, schemaname, tablename) kueri
  from pg_tables where schemaname = 'bullmq' or (schemaname = 'public' and tablename in ('kotak_keluar', 'jejak', 'jejak_menunggu')) order by 1`;

/** Every job and every audit entry of a database, one line each. */
export async function isiPekerjaan(url: string): Promise<readonly string[]> {
  const klien = new pg.Client({ connectionString: url, application_name: 'uji-keluaran' });
  klien.on('error', () => undefined);
  try {
    await klien.connect();
    const baris: string[] = [];
    for (const { kueri } of (await klien.query<{ kueri: string }>(TABEL)).rows)
      for (const { x } of (await klien.query<{ x: string }>(kueri)).rows) baris.push(x);
    return baris;
  } finally {
    await klien.end().catch(() => undefined);
  }
}
