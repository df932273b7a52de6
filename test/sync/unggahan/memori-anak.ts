import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { catatTarikan } from '../../../sync/2-stage/tarikan.ts';
import { prosesTarikan } from '../../../sync/proses-tarikan.ts';

// Child of memori.pg.test.ts: pulls one BKN file of instansi 1, or, as a control, gathers as many rows in memory as such a file has.
const [url = '', berkas = ''] = process.argv.slice(2);
if (berkas === '--kumpulkan') {
  const semua: string[][] = [];
  for (let i = 0; i < 40_000; i += 1) semua.push(Array.from({ length: 60 }, (_, k) => `nilai ${i} ${k}`));
  process.stdout.write(`${semua.length}\n`);
} else {
  const id = await sqlUntukIrisan(url, (sql) =>
    catatTarikan(sql, { instansi: 1, sisi: 'BKN', jenis: 'pegawai', asal: 'IMPOR', berkas, sha256: '0', lengkap: true, oleh: 'uji' }),
  );
  process.stdout.write(`${JSON.stringify(await prosesTarikan({ url }, id))}\n`);
}
