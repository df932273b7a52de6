import { once } from 'node:events';
import { readFileSync, writeSync } from 'node:fs';
import { bacaBukuKerja } from './baca-buku.ts';
import { BukuDitolak, TOLAK_BUKU, tolakBuku } from './ditolak.ts';
import type { PilihanBuku, RingkasanBuku } from './pilihan.ts';

// The process that opens one workbook (jalankan-anak.ts): text of the CSV on stdout, its last word on descriptor 3. Whatever happens to it, the hub goes on.
const AKHIR = 3;
const MB = 1024 * 1024;

const [berkas = '', pilihan = '', rssMb = ''] = process.argv.slice(2);

async function tulis(teks: string): Promise<void> {
  if (process.memoryUsage.rss() > Number(rssMb) * MB) throw tolakBuku('TERHENTI');
  if (!process.stdout.write(teks)) await once(process.stdout, 'drain');
}

/** Most memory so far. What getrusage says may be that of the process from which this one was started. */
function puncakMb(): number {
  try {
    return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

function akhiri(hasil: { readonly ringkasan: RingkasanBuku } | { readonly ditolak: string }): void {
  writeSync(AKHIR, JSON.stringify({ ...hasil, puncakMb: Math.round(puncakMb()) }));
}

try {
  akhiri({ ringkasan: await bacaBukuKerja(berkas, JSON.parse(pilihan) as PilihanBuku, tulis) });
} catch (galat) {
  akhiri({ ditolak: galat instanceof BukuDitolak ? galat.rincian : TOLAK_BUKU.RUSAK });
  process.exitCode = 1;
}
