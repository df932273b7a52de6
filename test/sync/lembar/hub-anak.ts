import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { bukaBuku } from '../../../sync/sources/lembar/jalankan-anak.ts';

// Child of buku-besar.test.ts, in the place of the hub: opens one workbook and says how much it got and how much memory the two processes took.
const [berkas = '', cara = ''] = process.argv.slice(2);
let bita = 0;
let sebab = '';
let puncakMb = 0;
let ringkasan: unknown = null;
if (cara === '--kumpulkan') {
  const isi = readFileSync(berkas);
  const mulai = isi.indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length;
  bita = inflateRawSync(isi.subarray(mulai)).toString('utf8').length;
} else {
  const buku = bukaBuku(berkas, { lembar: null, pemisah: null, kolom: { nip: [], pengenal: [], dipakai: null } });
  try {
    for await (const p of buku.isi) bita += p.length;
  } catch (galat) {
    sebab = galat instanceof Error ? galat.message : 'galat';
  }
  puncakMb = buku.puncakMb();
  ringkasan = buku.ringkasan();
}
// Not getrusage: that begins with the memory of the process this one was started from.
const rssMb = Math.round(Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]) / 1024);
process.stdout.write(`${JSON.stringify({ bita, sebab, puncakMb, ringkasan, rssMb })}\n`);
