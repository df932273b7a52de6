import { Kesalahan } from '../../../domain/kesalahan.ts';

const CSV = 'Simpan lembarnya sebagai CSV UTF-8 lalu unggah ulang.';
const SIMPAN_ULANG = 'Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi.';

/** Why a workbook is not read, and what its sender can do. No text holds anything of a cell. */
export const TOLAK_BUKU = {
  RUSAK: `Buku kerja ini rusak atau terpotong. ${SIMPAN_ULANG}`,
  BUKAN_EXCEL: `Ini berkas ZIP, bukan buku kerja Excel (.xlsx). ${CSV}`,
  WORD: 'Ini dokumen Word (.docx). Salin tabelnya ke Excel, simpan sebagai .xlsx atau CSV UTF-8, lalu unggah ulang.',
  ODS: 'Ini lembar kerja OpenDocument (.ods). Simpan sebagai .xlsx atau CSV UTF-8 lalu unggah ulang.',
  XLSB: 'Ini buku kerja biner (.xlsb). Simpan sebagai .xlsx atau CSV UTF-8 lalu unggah ulang.',
  MAKRO: 'Buku kerja ini memuat makro (.xlsm). Simpan sebagai .xlsx tanpa makro lalu unggah ulang.',
  SANDI: 'Isi buku kerja ini disandi. Simpan tanpa kata sandi lalu unggah ulang.',
  ZIP64: `Buku kerja ini memakai ZIP64. ${SIMPAN_ULANG}`,
  DIREKTORI: `Daftar isi ZIP buku kerja ini tidak wajar (nama ganda, nama jalur, atau bagian yang bertindihan). ${SIMPAN_ULANG}`,
  TERLALU_BANYAK: `Buku kerja ini memuat terlalu banyak bagian. Sisakan lembar datanya saja. ${CSV}`,
  MENGEMBANG: `Isi buku kerja ini mengembang melampaui batas. Hapus lembar, gambar, dan format yang tidak perlu. ${CSV}`,
  BESAR: `Buku kerja lebih besar dari 100 MiB. ${CSV}`,
  UKURAN_BOHONG: `Ukuran isi buku kerja ini tidak sama dengan yang tertulis dalam daftar isinya. ${SIMPAN_ULANG}`,
  XML: `Isi XML buku kerja ini tidak sah. ${SIMPAN_ULANG}`,
  DTD: `Buku kerja ini memuat DTD, yang tidak pernah ditulis Excel. ${SIMPAN_ULANG}`,
  XML_DALAM: `Isi XML buku kerja ini bersarang terlalu dalam atau memuat isian yang terlalu panjang. ${SIMPAN_ULANG}`,
  TEKS_BANYAK: `Buku kerja ini memuat terlalu banyak teks yang berlainan. ${CSV}`,
  LETAK: `Letak sel atau baris dalam lembar tidak berurutan. ${SIMPAN_ULANG}`,
  KELUARAN: `Isi lembar ini terlalu besar. Bagi menjadi beberapa berkas. ${CSV}`,
  TANPA_DATA: 'Tidak ada lembar tampak yang berisi data. Kirim lembar dengan baris judul dan baris datanya.',
  TERHENTI: `Pembaca buku kerja terhenti sebelum selesai karena memori atau waktunya habis; tidak ada yang disimpan. ${CSV}`,
  JUDUL_GALAT: 'Baris judul memuat galat atau rumus tanpa hasil. Ketik nama kolomnya sebagai teks.',
  JUDUL_PANJANG: 'Baris judul lebih panjang dari 64 KiB. Hapus kolom yang tidak perlu.',
  JUDUL_PEMISAH: 'Nama kolom memuat terlalu banyak koma, titik koma, tab, atau garis tegak. Sederhanakan nama kolomnya.',
} as const satisfies Readonly<Record<string, string>>;

/** A workbook that is not read; nothing of it was kept. */
export class BukuDitolak extends Kesalahan {
  /** The words after the catalogue's own. */
  readonly rincian: string;
  constructor(rincian: string) {
    super('BERKAS_DITOLAK', rincian);
    this.name = 'BukuDitolak';
    this.rincian = rincian;
  }
}

export const tolakBuku = (sebab: keyof typeof TOLAK_BUKU): BukuDitolak => new BukuDitolak(TOLAK_BUKU[sebab]);
