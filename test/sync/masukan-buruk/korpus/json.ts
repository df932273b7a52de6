import { type Baris, type Harapan, type KasusBuruk, keduaDitolak, ndjson } from './bentuk.ts';

const kasus = (id: string, masalah: string, ubah: (asli: string, orang: Baris) => string, harapan: Harapan): KasusBuruk => ({
  id: `ndjson-${id}`,
  masalah: `NDJSON: ${masalah}`,
  isi: ([a, b, c]) => ndjson([a, ubah(JSON.stringify(b), b), c]),
  harapan,
});
const ditolak = (kolom: string | null, kode: string): Harapan => keduaDitolak(kolom, kode, 2);
const tambah = (isi: string) => (asli: string) => `${asli.slice(0, -1)},${isi}}`;
const RUSAK = ditolak(null, 'JSON_RUSAK');
const SEMUA = { terbaca: 3, diterapkan: 3 } as const;

/** Lines of NDJSON that say too little, too much or something that JSON.parse would bend. */
export const JSON_BURUK: readonly KasusBuruk[] = [
  kasus('koma-di-ujung', 'koma di ujung baris', (j) => `${j},`, RUSAK),
  kasus('koma-di-objek', 'koma sebelum kurung tutup', (j) => `${j.slice(0, -1)},}`, RUSAK),
  kasus('terpotong', 'objek terpotong', (j) => j.slice(0, 200), RUSAK),
  kasus('kutip-tunggal', 'kutip tunggal', (j) => j.replaceAll('"', "'"), RUSAK),
  kasus('larik', 'larik sebagai baris', (j) => `[${j}]`, RUSAK),
  kasus('angka', 'angka sebagai baris', () => '7', RUSAK),
  kasus('nan', 'NaN sebagai nilai', tambah('"x":NaN'), RUSAK),
  kasus('dua-objek', 'dua objek dalam satu baris', (j) => `${j}${j}`, RUSAK),
  { id: 'ndjson-bom', masalah: 'NDJSON: BOM di awal berkas', isi: (o) => Buffer.concat([Buffer.from('\ufeff'), ndjson(o)]), harapan: SEMUA },
  {
    id: 'ndjson-rapi',
    masalah: 'NDJSON: objek berinden, banyak baris per orang',
    isi: () => Buffer.from('{\n  "nip_baru": "1"\n}\n'),
    harapan: { terbaca: 3, diterapkan: 0, karantina: [1, 2, 3].map((n) => [n, null, 'JSON_RUSAK'] as const) },
  },
  kasus('kunci-ganda', 'nama yang ditulis dua kali', (j) => j.replace('"nama":', '"nama":"ORANG LAIN","nama":'), ditolak(null, 'JSON_KUNCI_GANDA')),
  kasus('kunci-ganda-bersarang', 'nama dua kali dalam objek bersarang', tambah('"x":{"a":1,"a":2}'), ditolak(null, 'JSON_KUNCI_GANDA')),
  kasus('titik-dua-dalam-teks', 'teks yang memuat kutip dan titik dua (sah)', tambah('"x":"a\\":b"'), SEMUA),
  kasus('berspasi', 'spasi sebelum titik dua (sah)', (j) => j.replaceAll('":', '" :'), SEMUA),
  kasus('proto', 'kunci __proto__ dan constructor', tambah('"__proto__":{"nama":"ORANG LAIN"},"constructor":{"prototype":{"x":1}}'), SEMUA),
  kasus(
    'nip-angka',
    'NIP tanpa tanda kutip (lewat 2^53)',
    (j, o) => j.replace(`"${o['nip_baru']}"`, String(o['nip_baru'])),
    ditolak('nip_baru', 'ANGKA_JSON_TERLALU_BESAR'),
  ),
  kasus('angka-dalam-larik', 'angka lewat 2^53 dalam larik', tambah('"x":[198503152010011001]'), ditolak('x', 'ANGKA_JSON_TERLALU_BESAR')),
  kasus('angka-eksponen', 'angka 1e400', tambah('"x":1e400'), ditolak('x', 'ANGKA_JSON_TERLALU_BESAR')),
  kasus('objek-dalam', '5.000 objek bersarang', tambah(`"x":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`), ditolak('x', 'JSON_TERLALU_DALAM')),
  kasus('larik-dalam', '30.000 larik bersarang', tambah(`"x":${'['.repeat(30_000)}${']'.repeat(30_000)}`), ditolak('x', 'JSON_TERLALU_DALAM')),
  kasus('nul', 'bita nol tersandi', tambah('"x":"a\\u0000b"'), ditolak('x', 'KARAKTER_TERLARANG')),
  kasus('nul-kunci', 'bita nol dalam nama kunci', tambah('"x\\u0000":"a"'), ditolak(null, 'KARAKTER_TERLARANG')),
  kasus('separuh-pasangan', 'separuh pasangan surogat', tambah('"x":"\\ud800"'), ditolak('x', 'KARAKTER_TERLARANG')),
  kasus('baris-64k', 'baris lebih dari 64 KiB', tambah(`"x":"${'y'.repeat(70_000)}"`), ditolak(null, 'BARIS_TERLALU_PANJANG')),
];
