import { deflateRawSync } from 'node:zlib';
import { type BukuBuruk, denganBagian, denganTambahan, LEMBAR, TABEL } from './buku-buruk.ts';
import { bagianBuku, bukuDari } from './tulis-buku.ts';
import { tulisZip } from './tulis-zip.ts';

const MB = 1024 * 1024;

/** Packages whose directory is not what a workbook's is, or says what is not so. */
export const BUKU_BURUK_ZIP: readonly BukuBuruk[] = [
  { id: 'xlsx-terpotong', masalah: 'buku kerja yang terpotong', isi: () => bukuDari([['nip']]).subarray(0, -200), sebab: 'RUSAK' },
  { id: 'xlsx-berekor', masalah: 'buku kerja yang diikuti isi lain', isi: () => Buffer.concat([bukuDari([['nip']]), Buffer.from('sampah')]), sebab: 'RUSAK' },
  {
    id: 'xlsx-isi-rusak',
    masalah: 'isi padat yang rusak',
    isi: () => denganBagian(LEMBAR, (b) => ({ ...b, padat: Buffer.from(deflateRawSync(Buffer.from(b.isi)).map((x, i) => (i === 30 ? x ^ 0xff : x))) })),
    sebab: 'RUSAK',
  },
  { id: 'xlsx-crc', masalah: 'jumlah periksa yang salah', isi: () => denganBagian(LEMBAR, (b) => ({ ...b, crc: 1 })), sebab: 'RUSAK' },
  { id: 'zip-biasa', masalah: 'ZIP tanpa buku kerja', isi: () => tulisZip([{ nama: 'data.csv', isi: 'nip\n1\n' }]), sebab: 'BUKAN_EXCEL' },
  { id: 'zip-tanpa-isi', masalah: 'ZIP tanpa isi', isi: () => tulisZip([]), sebab: 'BUKAN_EXCEL' },
  {
    id: 'docx',
    masalah: 'dokumen Word (.docx)',
    isi: () =>
      tulisZip([
        { nama: '[Content_Types].xml', isi: '<Types/>' },
        { nama: 'word/document.xml', isi: '<d/>' },
      ]),
    sebab: 'WORD',
  },
  {
    id: 'ods',
    masalah: 'OpenDocument (.ods)',
    isi: () =>
      tulisZip([
        { nama: 'mimetype', isi: 'application/vnd.oasis.opendocument.spreadsheet', metode: 0 },
        { nama: 'content.xml', isi: '<x/>' },
      ]),
    sebab: 'ODS',
  },
  { id: 'xlsb', masalah: 'buku kerja biner (.xlsb)', isi: () => denganTambahan({ nama: 'xl/workbook.bin', isi: 'x' }), sebab: 'XLSB' },
  { id: 'xlsm', masalah: 'buku kerja bermakro (.xlsm)', isi: () => denganTambahan({ nama: 'xl/vbaProject.bin', isi: 'x' }), sebab: 'MAKRO' },
  {
    id: 'xlsm-jenis',
    masalah: 'jenis isi bermakro tanpa makronya',
    isi: () =>
      denganBagian('[Content_Types].xml', (b) => ({
        ...b,
        isi: '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
      })),
    sebab: 'MAKRO',
  },
  { id: 'xlsx-sandi', masalah: 'bagian yang disandi', isi: () => denganBagian(LEMBAR, (b) => ({ ...b, tanda: 0x801 })), sebab: 'SANDI' },
  {
    id: 'xlsx-zip64',
    masalah: 'ZIP64 dalam daftar isi',
    isi: () => denganBagian(LEMBAR, (b) => ({ ...b, tambahan: Buffer.from([1, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]) })),
    sebab: 'ZIP64',
  },
  {
    id: 'xlsx-daftar-kedua',
    masalah: 'isi tersembunyi antara daftar isi dan penutupnya',
    isi: () => tulisZip(bagianBuku(TABEL), { sisipan: Buffer.alloc(56, 6) }),
    sebab: 'ZIP64',
  },
  { id: 'xlsx-metode', masalah: 'cara padat yang tidak dikenal', isi: () => denganBagian(LEMBAR, (b) => ({ ...b, metode: 14 })), sebab: 'RUSAK' },
  {
    id: 'xlsx-nama-ganda',
    masalah: 'dua bagian dengan nama yang sama',
    isi: () => denganTambahan({ nama: 'XL/Worksheets/Sheet1.xml', isi: '<x/>' }),
    sebab: 'DIREKTORI',
  },
  {
    id: 'xlsx-nama-jalur',
    masalah: 'nama bagian yang keluar dari bukunya',
    isi: () => denganTambahan({ nama: 'xl/../../etc/passwd', isi: 'x' }),
    sebab: 'DIREKTORI',
  },
  { id: 'xlsx-nama-mutlak', masalah: 'nama bagian yang mutlak', isi: () => denganTambahan({ nama: '/etc/passwd', isi: 'x' }), sebab: 'DIREKTORI' },
  {
    id: 'xlsx-nama-terbalik',
    masalah: 'nama bagian dengan garis miring terbalik',
    isi: () => denganTambahan({ nama: 'xl\\..\\a', isi: 'x' }),
    sebab: 'DIREKTORI',
  },
  {
    id: 'xlsx-nama-kendali',
    masalah: 'karakter kendali dalam nama bagian',
    isi: () => denganTambahan({ nama: 'xl/a\u0007.xml', isi: 'x' }),
    sebab: 'DIREKTORI',
  },
  {
    id: 'xlsx-nama-lokal',
    masalah: 'nama bagian di kepala setempat lain dari daftar isi',
    isi: () => denganBagian(LEMBAR, (b) => ({ ...b, namaLokal: 'xl/worksheets/sheet9.xml' })),
    sebab: 'DIREKTORI',
  },
  { id: 'xlsx-bertindihan', masalah: 'bagian yang bertindihan', isi: () => denganTambahan({ nama: 'xl/media/a.bin', isi: 'x', letak: 0 }), sebab: 'DIREKTORI' },
  {
    id: 'xlsx-melewati-daftar',
    masalah: 'bagian yang menembus daftar isi',
    isi: () => denganTambahan({ nama: 'xl/media/a.bin', isi: 'x', ukuranPadat: 5_000, metode: 8 }),
    sebab: 'DIREKTORI',
  },
  {
    id: 'xlsx-ribuan-bagian',
    masalah: '2.001 bagian',
    isi: () => tulisZip(Array.from({ length: 2_001 }, (_, i) => ({ nama: `x${i}`, isi: '', metode: 0 }))),
    sebab: 'TERLALU_BANYAK',
  },
  {
    id: 'xlsx-rasio',
    masalah: '300 MB dari satu berkas kecil, menurut daftar isinya',
    isi: () => denganBagian(LEMBAR, (b) => ({ ...b, ukuran: 300 * MB })),
    sebab: 'MENGEMBANG',
  },
  {
    id: 'xlsx-raksasa',
    masalah: 'lembar yang mengaku 600 MB',
    isi: () => denganBagian(LEMBAR, (b) => ({ ...b, ukuran: 600 * MB, padat: Buffer.alloc(4 * MB) })),
    sebab: 'MENGEMBANG',
  },
  {
    id: 'xlsx-ukuran-kurang',
    masalah: 'ukuran tertulis lebih kecil dari isinya',
    isi: () => denganBagian(LEMBAR, (b) => ({ ...b, ukuran: 10 })),
    sebab: 'UKURAN_BOHONG',
  },
  {
    id: 'xlsx-ukuran-lebih',
    masalah: 'ukuran tertulis lebih besar dari isinya',
    isi: () => denganBagian(LEMBAR, (b) => ({ ...b, ukuran: 100_000 })),
    sebab: 'UKURAN_BOHONG',
  },
];
