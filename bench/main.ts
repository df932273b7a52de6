import { parseArgs } from 'node:util';
import { BEDA_BAWAAN } from './data/tempat.ts';
import { type Bench, cetak, type Pilihan } from './hasil.ts';
import { mesin } from './mesin.ts';

/** Loaded by name: a bench pays for its own modules only. In the order of --list. */
const NASKAH: Readonly<Record<string, () => Promise<Bench>>> = {
  siapkan: async () => (await import('./naskah/siapkan.ts')).siapkan,
  sapuan: async () => (await import('./naskah/sapuan.ts')).sapuan,
  umpan: async () => (await import('./naskah/umpan.ts')).umpan,
  rekan: async () => (await import('./naskah/rekan.ts')).rekan,
  bertahap: async () => (await import('./naskah/bertahap.ts')).bertahap,
  gerbang: async () => (await import('./naskah/gerbang.ts')).gerbang,
  antrean: async () => (await import('./naskah/antrean.ts')).antrean,
  agen: async () => (await import('./naskah/agen.ts')).agen,
  tautan: async () => (await import('./naskah/tautan.ts')).tautan,
  ajukan: async () => (await import('./naskah/ajukan.ts')).ajukan,
  gabung: async () => (await import('./naskah/gabung.ts')).gabung,
  mulai: async () => (await import('./naskah/mulai.ts')).mulai,
  diam: async () => (await import('./naskah/diam.ts')).diam,
  katalog: async () => (await import('./naskah/katalog.ts')).katalog,
  otomatis: async () => (await import('./naskah/otomatis.ts')).otomatis,
  jejak: async () => (await import('./naskah/jejak.ts')).jejak,
  kebocoran: async () => (await import('./naskah/kebocoran.ts')).kebocoran,
  blokir: async () => (await import('./naskah/blokir.ts')).blokir,
  token: async () => (await import('./naskah/token.ts')).token,
  tembok: async () => (await import('./naskah/tembok.ts')).tembok,
};
const cerita = (teks: string): void => void process.stderr.write(`${teks}\n`);

function keluarPemakaian(pesan: string): never {
  cerita(
    `${pesan}\nPemakaian: npm run bench -- NAMA [--rows N] [--beda PERSEN] [--pegawai N] [--detik N] [--ulang N] [--fase A,B] [--usul N] [--isi N] [--json]\n           npm run bench -- --list`,
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
        isi: teks,
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
  for (const muat of Object.values(NASKAH)) {
    const b = await muat();
    console.log(`${b.nama.padEnd(8)}  ${b.judul}`);
  }
  process.exit(0);
}
const nama = positionals[0] ?? '';
const muat = (Object.hasOwn(NASKAH, nama) ? NASKAH[nama] : undefined) ?? keluarPemakaian('Sebutkan nama bench.');
const bench = await muat();
const pilihan: Pilihan = {
  baris: angka('rows', values.rows),
  beda: perSeribu(values.beda),
  pegawai: angka('pegawai', values.pegawai),
  detik: angka('detik', values.detik),
  ulang: angka('ulang', values.ulang),
  fase: values.fase ?? null,
  usul: angka('usul', values.usul),
  isi: angka('isi', values.isi),
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
