import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { bacaBukuKerja } from './baca-buku.ts';
import { BukuDitolak, TOLAK_BUKU, tolakBuku } from './ditolak.ts';
import type { AkhirAnak, PilihanBuku } from './pilihan.ts';

// The process that opens one workbook (jalankan-anak.ts): text of the CSV on stdout, its last word on descriptor 3. Whatever happens to it, the hub goes on.
const AKHIR = 3;
const MB = 1024 * 1024;

const [berkas = '', pilihan = '', rssMb = ''] = process.argv.slice(2);

async function tulis(teks: string): Promise<void> {
  if (process.memoryUsage.rss() > Number(rssMb) * MB) throw tolakBuku('TERHENTI');
  if (!process.stdout.write(teks)) await once(process.stdout, 'drain');
}

function akhiri(hasil: Omit<AkhirAnak, 'puncakMb'>): void {
  const puncakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  writeSync(AKHIR, JSON.stringify({ ...hasil, puncakMb }));
}

try {
  akhiri({ ringkasan: await bacaBukuKerja(berkas, JSON.parse(pilihan) as PilihanBuku, tulis) } as Omit<AkhirAnak, 'puncakMb'>);
} catch (galat) {
  akhiri({ ditolak: galat instanceof BukuDitolak ? galat.rincian : TOLAK_BUKU.RUSAK } as Omit<AkhirAnak, 'puncakMb'>);
  process.exitCode = 1;
}
