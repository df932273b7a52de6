import { gzipSync } from 'node:zlib';
import { TOLAK_BUKU } from '../../../../sync/sources/lembar/ditolak.ts';
import { csv, type KasusBuruk } from './bentuk.ts';

const RUSAK = { tolak: 'Berkas gzip rusak, terpotong, atau berekor isi lain. Padatkan ulang lalu unggah lagi.' };
const EXCEL_RUSAK = { tolak: TOLAK_BUKU.RUSAK };
const WEB = { tolak: 'Ini halaman web atau XML, bukan CSV. Unduh datanya sebagai CSV, bukan dengan menyimpan halamannya.' };
const LARIK = { tolak: 'Ini satu larik JSON. Tulis satu objek per baris (NDJSON), tanpa kurung siku dan koma penutup baris.' };
const GAMBAR = { tolak: 'Ini gambar. Ekspor data aslinya sebagai CSV UTF-8 lalu unggah ulang.' };
const padat = (nama: string) => ({ tolak: `Ini berkas ${nama}. Kirim apa adanya atau dipadatkan dengan gzip.` });
const awalan =
  (...bita: number[]) =>
  (): Buffer =>
    Buffer.concat([Buffer.from(bita), Buffer.alloc(200, 7)]);

function rusakkan(b: Buffer): Buffer {
  const hasil = Buffer.from(b);
  hasil[hasil.length - 6] = (hasil[hasil.length - 6] ?? 0) ^ 0xff;
  return hasil;
}

/** Files that are something else than a table of text, or a table in a broken wrapping. */
export const WADAH: readonly KasusBuruk[] = [
  { id: 'gzip-terpotong', masalah: 'gzip yang terpotong', isi: (o) => gzipSync(csv(o)).subarray(0, -20), harapan: RUSAK },
  { id: 'gzip-crc', masalah: 'gzip dengan jumlah periksa yang salah', isi: (o) => rusakkan(gzipSync(csv(o))), harapan: RUSAK },
  {
    id: 'gzip-berekor',
    masalah: 'gzip yang diikuti isi lain',
    isi: (o) => Buffer.concat([gzipSync(csv(o)), Buffer.from('sampah di belakang isi')]),
    harapan: RUSAK,
  },
  {
    id: 'gzip-bersambung',
    masalah: 'dua anggota gzip yang disambung: satu berkas',
    isi: ([a, b, c]) => Buffer.concat([gzipSync(csv([a])), gzipSync(csv([b, c]).split('\n').slice(1).join('\n'))]),
    harapan: { terbaca: 3, diterapkan: 3 },
  },
  {
    id: 'gzip-dalam-gzip',
    masalah: 'gzip di dalam gzip',
    isi: (o) => gzipSync(gzipSync(csv(o))),
    harapan: { tolak: 'Isi gzip ini masih gzip. Padatkan satu kali saja lalu unggah ulang.' },
  },
  {
    id: 'gzip-bom',
    masalah: 'gzip kecil yang mengembang jadi 64 MB (bom)',
    isi: (o) => gzipSync(Buffer.concat([Buffer.from(csv(o)), Buffer.alloc(64 * 1024 * 1024, `${'a'.repeat(999)}\n`)])),
    harapan: { tolak: 'Isi gzip mengembang melampaui batas. Kirim isinya tanpa gzip bila memang sebesar itu.' },
  },
  { id: 'gzip-kosong', masalah: 'gzip yang isinya kosong', isi: () => gzipSync(''), harapan: { tolak: 'Berkas kosong. Kirim baris judul dan baris datanya.' } },
  {
    id: 'gzip-berisi-xlsx',
    masalah: 'xlsx yang dipadatkan dengan gzip',
    isi: () => gzipSync(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500, 3)])),
    harapan: { tolak: 'Isi gzip ini buku kerja Excel atau ZIP. Kirim berkas .xlsx apa adanya, tanpa gzip.' },
  },
  { id: 'zip', masalah: 'awal ZIP tanpa daftar isi', isi: awalan(0x50, 0x4b, 3, 4), diPintu: true, harapan: EXCEL_RUSAK },
  { id: 'zip-kosong', masalah: 'akhir ZIP tanpa isi', isi: awalan(0x50, 0x4b, 5, 6), diPintu: true, harapan: EXCEL_RUSAK },
  {
    id: 'xls',
    masalah: 'Excel lama (.xls)',
    isi: awalan(0xd0, 0xcf, 0x11, 0xe0, 0xa1),
    harapan: {
      tolak:
        'Ini berkas Excel atau Word lama (.xls, .doc), atau buku kerja berkata sandi. Simpan sebagai .xlsx tanpa kata sandi atau CSV UTF-8 lalu unggah ulang.',
    },
  },
  {
    id: 'pdf',
    masalah: 'PDF',
    isi: () => Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n'),
    harapan: { tolak: 'Ini berkas PDF. Ekspor data aslinya sebagai CSV UTF-8 lalu unggah ulang.' },
  },
  {
    id: 'html',
    masalah: 'halaman web (mis. halaman masuk yang ikut terunduh)',
    isi: () => Buffer.from('<!DOCTYPE html>\n<html><body>Masuk</body></html>\n'),
    harapan: WEB,
  },
  {
    id: 'html-xls',
    masalah: 'tabel HTML bernama .xls, dengan BOM',
    isi: () => Buffer.from('\ufeff\n <table><tr><td>nip_baru</td></tr></table>'),
    harapan: WEB,
  },
  { id: 'xml', masalah: 'XML', isi: () => Buffer.from('<?xml version="1.0"?>\n<pegawai/>\n'), harapan: WEB },
  {
    id: 'rtf',
    masalah: 'dokumen RTF',
    isi: () => Buffer.from('{\\rtf1\\ansi nip_baru}'),
    harapan: { tolak: 'Ini dokumen RTF. Simpan sebagai CSV UTF-8 lalu unggah ulang.' },
  },
  { id: 'zstd', masalah: 'zstd', isi: awalan(0x28, 0xb5, 0x2f, 0xfd), harapan: padat('zstd') },
  { id: 'bzip2', masalah: 'bzip2', isi: () => Buffer.from('BZh91AY&SY'), harapan: padat('bzip2') },
  { id: 'xz', masalah: 'xz', isi: awalan(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), harapan: padat('xz') },
  { id: '7z', masalah: '7-Zip', isi: awalan(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), harapan: padat('7-Zip') },
  { id: 'rar', masalah: 'RAR', isi: () => Buffer.from('Rar!\u001a\u0007'), harapan: padat('RAR') },
  { id: 'png', masalah: 'tangkapan layar (PNG)', isi: awalan(0x89, 0x50, 0x4e, 0x47), harapan: GAMBAR },
  { id: 'jpeg', masalah: 'foto (JPEG)', isi: awalan(0xff, 0xd8, 0xff, 0xe0), harapan: GAMBAR },
  { id: 'json-larik', masalah: 'larik JSON sebagai ganti CSV', isi: (o) => Buffer.from(JSON.stringify(o)), harapan: LARIK },
  { id: 'json-larik-rapi', masalah: 'larik JSON berinden', isi: (o) => Buffer.from(JSON.stringify(o, null, 2)), harapan: LARIK },
  { id: 'json-larik-kosong', masalah: 'larik JSON kosong', isi: () => Buffer.from('[]'), harapan: LARIK },
];
