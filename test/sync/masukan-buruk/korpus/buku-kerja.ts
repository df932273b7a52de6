import { TOLAK_BUKU } from '../../../../sync/sources/lembar/ditolak.ts';
import type { BukuBuruk } from '../../lembar/buku-buruk.ts';
import { BUKU_BURUK_ISI } from '../../lembar/buku-buruk-isi.ts';
import { BUKU_BURUK_ZIP } from '../../lembar/buku-buruk-zip.ts';
import { bukuDari, type SelBuku } from '../../lembar/tulis-buku.ts';
import { type Baris, type Harapan, type KasusBuruk, KOLOM, keduaDitolak, SEMUA } from './bentuk.ts';

const barisDari = (o: Baris, ganti: Readonly<Record<string, SelBuku>> = {}): SelBuku[] => KOLOM.map((k) => ganti[k] ?? o[k] ?? '');
const galat: SelBuku = { atribut: 't="e"', isi: '<v>#N/A</v>' };

/** A workbook of three people of whom the second one's cells are replaced. */
const kedua = (id: string, masalah: string, ganti: Readonly<Record<string, SelBuku>>, harapan: Harapan): KasusBuruk => ({
  id,
  masalah,
  isi: ([a, b, c]) => bukuDari([[...KOLOM], barisDari(a), barisDari(b, ganti), barisDari(c)]),
  harapan,
});

const SEL: readonly KasusBuruk[] = [
  kedua('xlsx', 'buku kerja yang baik', {}, SEMUA),
  kedua('xlsx-tanggal', 'tanggal sebagai tanggal Excel', { tmt_cpns: { atribut: 's="1"', isi: '<v>42370</v>' } }, SEMUA),
  kedua('xlsx-nip-angka', 'NIP disimpan sebagai angka', { nip_baru: 199_101_012_016_011_900 }, keduaDitolak('nip_baru', 'NIP_DIBULATKAN_EXCEL')),
  kedua('xlsx-nip-galat', 'NIP berupa galat #N/A', { nip_baru: galat }, keduaDitolak('nip_baru', 'NIP_SEL_RUSAK')),
  kedua('xlsx-nik-angka', 'NIK disimpan sebagai angka', { nik: 3_501_010_101_910_001 }, keduaDitolak('nik', 'SEL_ANGKA_EXCEL')),
  kedua('xlsx-galat', 'galat #N/A dalam nama', { nama: galat }, keduaDitolak('nama', 'SEL_GALAT_EXCEL')),
  kedua('xlsx-rumus', 'rumus yang hasilnya tidak tersimpan', { tmt_pns: { isi: '<f>A1</f>' } }, keduaDitolak('tmt_pns', 'SEL_RUMUS_TANPA_NILAI')),
  kedua('xlsx-bidi', 'pembalik arah tulisan (U+202E) dalam nama', { nama: 'ORANG\u202eHOTNOC' }, keduaDitolak('nama', 'KARAKTER_TERLARANG')),
];

const utuh = ({ id, masalah, isi, sebab }: BukuBuruk): KasusBuruk => ({
  id,
  masalah,
  isi,
  diPintu: true,
  harapan: { tolak: sebab in TOLAK_BUKU ? TOLAK_BUKU[sebab as keyof typeof TOLAK_BUKU] : sebab },
});

/** Of those that take a process each, the ones people make and the best known attack; the others are in test/sync/lembar/buku-buruk.test.ts. */
const BERPROSES = /isi-rusak|crc|jenis|nama-lokal|ukuran/;
const DIKENAL = /tawa|dua-lembar|kosong|tersembunyi|gabungan|judul-galat/;

/** Workbooks whose cells or parts are not what a table needs. */
export const BUKU_KERJA: readonly KasusBuruk[] = [
  ...SEL,
  ...[...BUKU_BURUK_ZIP.filter((b) => !BERPROSES.test(b.id)), ...BUKU_BURUK_ISI.filter((b) => DIKENAL.test(b.id))].map(utuh),
];
