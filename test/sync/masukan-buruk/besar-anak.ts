import { Readable } from 'node:stream';
import { constants, createGzip } from 'node:zlib';
import { bacaBaris } from '../../../sync/sources/baca-berkas.ts';
import { pembacaBkn } from '../../../sync/sources/pembaca.ts';
import { rujukanUji } from '../1-canonicalise/rujukan-uji.ts';
import { csv, orangKe } from './korpus/bentuk.ts';

// Child of masukan-besar.test.ts: reads one endless kind of file and says how much it saw and how much memory that took.
const MB = 1024 * 1024;
const KEPING = Buffer.alloc(256 * 1024, 'x');
const orang = [orangKe(1), orangKe(2), orangKe(3)] as const;

function* ulang(isi: Buffer, bita: number): Generator<Buffer> {
  for (let n = 0; n < bita; n += isi.length) yield isi;
}

async function* csvDengan(tengah: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from(csv([orang[0]]));
  yield* tengah;
  yield Buffer.from(`\n${csv([orang[2]]).split('\n')[1]}\n`);
}

const baris = (teks: string, perKeping = 2_000): Buffer => Buffer.from(teks.repeat(perKeping));

const BERKAS: Readonly<Record<string, () => AsyncIterable<Buffer>>> = {
  'baris-1-gb': () => csvDengan(ulang(KEPING, 1024 * MB)),
  'kolom-10-juta': () => Readable.from(ulang(Buffer.alloc(100_000, ';'), 10_000_000)) as AsyncIterable<Buffer>,
  'kutip-terbuka-20-mb': () => csvDengan(ulang(baris('1;"rusak;isian biasa tanpa penutup di baris ini;2;3;4;5\n'), 20 * MB)),
  'kutip-berantai-20-mb': () => csvDengan(ulang(baris('a";"\n'), 20 * MB)),
  'baris-cacat-20-mb': () => csvDengan(ulang(baris('1;2;3\n', 20_000), 20 * MB)),
  'gzip-bom-1-gb': () => Readable.from(csvDengan(ulang(KEPING, 1024 * MB))).pipe(createGzip({ level: constants.Z_BEST_SPEED })) as AsyncIterable<Buffer>,
};

const [nama = ''] = process.argv.slice(2);
let jumlah = 0;
let ditolak = 0;
let sebab = '';
if (nama === '--kumpulkan') {
  const semua: Buffer[] = [];
  for await (const p of csvDengan(ulang(KEPING, 512 * MB))) semua.push(Buffer.from(p));
  jumlah = semua.length;
} else
  try {
    let baca: ReturnType<typeof pembacaBkn> | null = null;
    for await (const k of bacaBaris(BERKAS[nama]?.() ?? Readable.from([]), { format: 'csv' })) {
      baca ??= pembacaBkn(k.kepala, rujukanUji);
      ditolak += k.cacat.length;
      for (const { mentah } of k.baris)
        if (baca(mentah).sah) jumlah += 1;
        else ditolak += 1;
    }
  } catch (galat) {
    sebab = galat instanceof Error ? galat.message : 'galat';
  }
process.stdout.write(`${JSON.stringify({ jumlah, ditolak, sebab, rssMb: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`);
