import { parseArgs } from 'node:util';
import { mulaiServerUji } from '../support/global-postgres.ts';
import { bacaKemajuan, catatHasil, hasilTerakhir, jumlahkan, type Kemajuan, kemajuanBaru, lupakanKemajuan, simpanKemajuan } from './catatan.ts';
import { KLAIM } from './daftar.ts';
import { habisiHub } from './hub-uji.ts';
import type { Klaim, Lapangan } from './klaim.ts';

const cerita = (teks: string): boolean => process.stderr.write(`${teks}\n`);

function daftar(): void {
  const terakhir = hasilTerakhir();
  for (const k of KLAIM) process.stdout.write(`${k.id}\t${k.pernyataan}\n\t${terakhir.get(k.id) ?? 'belum pernah dijalankan dalam bentuk panjang'}\n`);
}

async function putari(klaim: Klaim, lapangan: Lapangan, awal: Kemajuan, banyak: number): Promise<Kemajuan> {
  let kini = awal;
  if (kini.kendali === null) {
    kini = { ...kini, kendali: await klaim.jalankanKendali(lapangan, kini.benih) };
    cerita(`kendali: ${klaim.kendali}: ${kini.kendali}`);
    if (banyak > 0) simpanKemajuan(kini);
  }
  while (kini.putaran < banyak) {
    const mulai = performance.now();
    const { angka, pelanggaran } = await klaim.putaran(lapangan, kini.benih + kini.putaran, true);
    kini = {
      ...kini,
      putaran: kini.putaran + 1,
      detik: kini.detik + (performance.now() - mulai) / 1_000,
      angka: jumlahkan(kini.angka, angka),
      pelanggaran: [...kini.pelanggaran, ...pelanggaran],
    };
    simpanKemajuan(kini);
    cerita(`putaran ${kini.putaran}/${banyak}: ${JSON.stringify(angka)}${pelanggaran.length === 0 ? '' : ` PELANGGARAN ${JSON.stringify(pelanggaran)}`}`);
  }
  return kini;
}

async function jalankan(klaim: Klaim, benih: number, banyak: number): Promise<boolean> {
  const awal = banyak === 0 ? kemajuanBaru(klaim.id, benih) : bacaKemajuan(klaim.id, benih);
  if (awal.putaran > 0) cerita(`melanjutkan dari putaran ${awal.putaran}`);
  const server = await mulaiServerUji();
  try {
    const akhir = await putari(klaim, { server: server.adminUrl }, awal, banyak);
    if (banyak > 0) {
      catatHasil(akhir);
      lupakanKemajuan(klaim.id, benih);
    }
    process.stdout.write(`${JSON.stringify(akhir)}\n`);
    return akhir.pelanggaran.length === 0 && (akhir.kendali ?? 0) > 0;
  } finally {
    habisiHub();
    await server.selesai();
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, benih: { type: 'string', default: '1' }, putaran: { type: 'string' } },
});
const klaim = KLAIM.find((k) => k.id === positionals[0]);
if (values.list === true) daftar();
else if (klaim === undefined || !/^\d{1,9}$/.test(values.benih) || !/^\d{0,6}$/.test(values.putaran ?? '')) {
  cerita(
    `pemakaian: npm run test:berat -- ID --benih N [--putaran K]; ID salah satu dari ${KLAIM.map((k) => k.id).join(', ')}; --list menampilkan semuanya; --putaran 0: kendalinya saja, tanpa dicatat`,
  );
  process.exitCode = 2;
} else if (!(await jalankan(klaim, Number(values.benih), Number(values.putaran ?? klaim.putaranPanjang)))) process.exitCode = 1;
