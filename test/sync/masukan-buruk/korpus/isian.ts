import { type Baris, csv, denganSel, type Harapan, type KasusBuruk, keduaDiperingatkan, keduaDitolak, SEMUA } from './bentuk.ts';

const nip = (id: string, masalah: string, ubah: (asli: string) => string, harapan: Harapan): KasusBuruk => ({
  id: `nip-${id}`,
  masalah: `NIP ${masalah}`,
  isi: ([a, b, c]) => Buffer.from(csv([a, { ...b, nip_baru: ubah(b['nip_baru'] ?? '') }, c])),
  harapan,
});
const satu = (id: string, masalah: string, ganti: Baris, harapan: Harapan): KasusBuruk => ({ id, masalah, isi: denganSel(ganti), harapan });
const tanggal = (id: string, tulisan: string, kode: string | null): KasusBuruk =>
  satu(`tanggal-${id}`, `tanggal lahir "${tulisan}"`, { tanggal_lahir: tulisan }, kode === null ? SEMUA : keduaDiperingatkan('tanggal_lahir', kode));

const EXCEL = keduaDitolak('nip_baru', 'NIP_DIBULATKAN_EXCEL');
const BUKAN = keduaDitolak('nip_baru', 'NIP_BUKAN_18_DIGIT');
const KOSONG = keduaDitolak('nip_baru', 'NIP_KOSONG');
const ASING = keduaDitolak('nip_baru', 'NIP_ANGKA_ASING');
const geser = (dasar: number) => (asli: string) => asli.replace(/\d/g, (d) => String.fromCharCode(dasar + Number(d)));

/** Values: the person number, dates, and what a column may hold. */
export const ISIAN: readonly KasusBuruk[] = [
  nip('ilmiah-koma', 'dalam notasi ilmiah berkoma (1,99E+17)', () => '1,99101E+17', EXCEL),
  nip('ilmiah-titik', 'dalam notasi ilmiah bertitik (1.99E17)', () => '1.99101E17', EXCEL),
  nip('berakhir-000', 'yang tiga angka terakhirnya dibulatkan', (n) => `${n.slice(0, 15)}000`, EXCEL),
  nip('apostrof', 'berawalan apostrof', (n) => `'${n}`, SEMUA),
  nip('spasi', 'berspasi', (n) => `${n.slice(0, 8)} ${n.slice(8, 14)} ${n.slice(14, 15)} ${n.slice(15)}`, SEMUA),
  nip('titik', 'bertitik', (n) => `${n.slice(0, 8)}.${n.slice(8, 14)}.${n.slice(14)}`, SEMUA),
  nip('tak-tampak', 'dengan karakter tak tampak', (n) => `\u200b${n}\ufeff`, SEMUA),
  nip('17-angka', '17 angka', (n) => n.slice(1), BUKAN),
  nip('19-angka', '19 angka', (n) => `${n}1`, BUKAN),
  nip('huruf-o', 'dengan huruf O sebagai nol', (n) => n.replace('0', 'O'), BUKAN),
  nip('kiril', 'dengan huruf Kiril sebagai nol', (n) => n.replace('0', '\u041e'), ASING),
  nip('lebar-penuh', 'dengan angka lebar penuh', geser(0xff10), ASING),
  nip('arab', 'dengan angka Arab', geser(0x0660), ASING),
  nip('kosong', 'kosong', () => '', KOSONG),
  nip('strip', 'berisi tanda hubung', () => '-', KOSONG),
  nip('null', 'berisi "NULL"', () => 'NULL', KOSONG),
  nip('nol', 'berisi satu nol', () => '0', KOSONG),
  nip('bidi', 'dengan pembalik arah tulisan', (n) => `\u202e${n}`, BUKAN),
  tanggal('31-02', '31-02-1990', 'TANGGAL_TIDAK_ADA'),
  tanggal('29-02', '29-02-2023', 'TANGGAL_TIDAK_ADA'),
  tanggal('iso-30-02', '1990-02-30', 'TANGGAL_TIDAK_ADA'),
  tanggal('bulan-13', '01-13-1990', 'TANGGAL_TIDAK_ADA'),
  tanggal('amerika', '05/17/1991', 'TANGGAL_TIDAK_ADA'),
  tanggal('9999', '31-12-9999', 'TANGGAL_TIDAK_ADA'),
  tanggal('satu-angka', '1-5-1991', 'TANGGAL_TIDAK_DIKENAL'),
  tanggal('nol', '00-00-0000', null),
  tanggal('tahun-1', '01-01-0001', null),
  tanggal('serial-excel', '33375', 'TANGGAL_ANGKA_EXCEL'),
  tanggal('serial-excel-pecahan', '33375,5', 'TANGGAL_ANGKA_EXCEL'),
  tanggal('dua-angka-tahun', '17-05-91', 'TANGGAL_DUA_ANGKA_TAHUN'),
  tanggal('bulan-huruf-dua-angka', '17-Mei-91', 'TANGGAL_DUA_ANGKA_TAHUN'),
  tanggal('kata', '17 Mei 1991', 'TANGGAL_TIDAK_DIKENAL'),
  satu('nama-kosong', 'nama kosong', { nama: '' }, { ...SEMUA, nama: null }),
  satu('nama-tanda', 'nama hanya tanda baca', { nama: '---' }, { ...SEMUA, nama: null }),
  satu('nik-15-angka', 'NIK 15 angka', { nik: '350101910101001' }, keduaDiperingatkan('nik', 'NIK_TIDAK_TERBACA')),
  satu('nik-ilmiah', 'NIK dalam notasi ilmiah', { nik: '3,5E+15' }, keduaDiperingatkan('nik', 'NIK_TIDAK_TERBACA')),
  satu('kelamin-lain', 'jenis kelamin "X"', { jenis_kelamin: 'X' }, keduaDiperingatkan('jenis_kelamin', 'ISIAN_TIDAK_DIKENAL')),
  satu('golongan-lain', 'golongan "IV/z"', { gol_akhir_id: 'IV/z' }, keduaDiperingatkan('gol_akhir_id', 'ISIAN_TIDAK_DIKENAL')),
  satu('masa-kerja-negatif', 'masa kerja -1 tahun', { mk_tahun: '-1' }, keduaDiperingatkan('mk_tahun', 'ISIAN_TIDAK_DIKENAL')),
  satu('rumus-nama', 'nama berupa rumus lembar kerja', { nip_baru: '1', nama: '=HYPERLINK("http://contoh.invalid")', alamat: '\uff1d1+1' }, BUKAN),
];
