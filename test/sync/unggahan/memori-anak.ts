import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { catatTarikan } from '../../../sync/2-stage/tarikan.ts';
import { prosesTarikan } from '../../../sync/proses-tarikan.ts';

// Child of the tests of memory: pulls one BKN file of instansi 1, or, as a control, gathers as many rows in memory as such a file has.
const [url = '', berkas = '', jenis = 'pegawai'] = process.argv.slice(2);
if (berkas === '--kumpulkan') {
  const semua: string[][] = [];
  for (let i = 0; i < 40_000; i += 1) semua.push(Array.from({ length: 60 }, (_, k) => `nilai ${i} ${k}`));
  process.stdout.write(`${semua.length}\n`);
} else {
  const umpan = {
    instansi: 1,
    sisi: 'BKN',
    jenis: jenis === 'riwayat' ? 'riwayat' : 'pegawai',
    asal: 'IMPOR',
    berkas,
    sha256: '0',
    lengkap: true,
    oleh: 'uji',
  } as const;
  const id = await sqlUntukIrisan(url, (sql) => catatTarikan(sql, umpan));
  const hasil = await prosesTarikan({ url }, id);
  process.stdout.write(
    `${JSON.stringify({ ...hasil, puncakMb: Math.round(process.resourceUsage().maxRSS / 1024), detikCpu: process.cpuUsage().user / 1e6 })}\n`,
  );
}
