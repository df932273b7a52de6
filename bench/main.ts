import { parseArgs } from 'node:util';
import { BEDA_BAWAAN } from './data/tempat.ts';
import { type Bench, cetak, type Pilihan } from './hasil.ts';
import { mesin } from './mesin.ts';
import { agen } from './naskah/agen.ts';
import { ajukan } from './naskah/ajukan.ts';
import { antrean } from './naskah/antrean.ts';
import { bertahap } from './naskah/bertahap.ts';
import { diam } from './naskah/diam.ts';
import { gabung } from './naskah/gabung.ts';
import { gerbang } from './naskah/gerbang.ts';
import { katalog } from './naskah/katalog.ts';
import { mulai } from './naskah/mulai.ts';
import { otomatis } from './naskah/otomatis.ts';
import { rekan } from './naskah/rekan.ts';
import { sapuan } from './naskah/sapuan.ts';
import { siapkan } from './naskah/siapkan.ts';
import { tautan } from './naskah/tautan.ts';
import { umpan } from './naskah/umpan.ts';

const DAFTAR: readonly Bench[] = [siapkan, sapuan, umpan, rekan, bertahap, gerbang, antrean, agen, tautan, ajukan, gabung, mulai, diam, katalog, otomatis];
const cerita = (teks: string): void => void process.stderr.write(`${teks}\n`);

function keluarPemakaian(pesan: string): never {
  cerita(
    `${pesan}\nPemakaian: npm run bench -- NAMA [--rows N] [--beda PERSEN] [--pegawai N] [--detik N] [--ulang N] [--fase A,B] [--usul N] [--json]\n           npm run bench -- --list`,
  );
  process.exit(2);
}

function angka(nama: string, teks: string | undefined): number | null {
  if (teks === undefined) return null;
  const nilai = Number(teks.replaceAll('_', ''));
  return Number.isInteger(nilai) && nilai > 0 ? nilai : keluarPemakaian(`--${nama} harus bilangan bulat positif.`);
}

/** Percent with at most one decimal, as pairs in a thousand. */
function perSeribu(teks: string | undefined): number {
  if (teks === undefined) return BEDA_BAWAAN;
  const nilai = Math.round(Number(teks.replace(',', '.')) * 10);
  return nilai >= 1 && nilai <= 500 ? nilai : keluarPemakaian('--beda harus persen dari 0,1 sampai 50.');
}

function bacaArgumen() {
  try {
    const teks = { type: 'string' } as const;
    return parseArgs({
      allowPositionals: true,
      options: {
        rows: teks,
        beda: teks,
        pegawai: teks,
        detik: teks,
        ulang: teks,
        fase: teks,
        usul: teks,
        json: { type: 'boolean' },
        list: { type: 'boolean' },
      },
    });
  } catch (galat) {
    return keluarPemakaian(galat instanceof Error ? galat.message : 'Argumen tidak terbaca.');
  }
}

const { values, positionals } = bacaArgumen();
if (values.list === true) {
  for (const b of DAFTAR) console.log(`${b.nama.padEnd(8)}  ${b.judul}`);
  process.exit(0);
}
const bench = DAFTAR.find((b) => b.nama === positionals[0]) ?? keluarPemakaian('Sebutkan nama bench.');
const pilihan: Pilihan = {
  baris: angka('rows', values.rows),
  beda: perSeribu(values.beda),
  pegawai: angka('pegawai', values.pegawai),
  detik: angka('detik', values.detik),
  ulang: angka('ulang', values.ulang),
  fase: values.fase ?? null,
  usul: angka('usul', values.usul),
  cerita,
};
const tulis = values.json === true ? cerita : (teks: string): void => console.log(teks);
tulis(`${bench.nama}: ${bench.judul}\nmesin sebelum: ${mesin()}`);
try {
  const hasil = await bench.jalankan(pilihan);
  tulis(`${cetak(hasil)}\nmesin sesudah: ${mesin()}`);
  if (values.json === true) console.log(JSON.stringify({ bench: bench.nama, ukuran: hasil.ukuran, angka: hasil.angka, rasio: hasil.rasio }));
} catch (galat) {
  cerita(galat instanceof Error ? (galat.stack ?? galat.message) : 'kesalahan tak dikenal');
  process.exitCode = 1;
}
