import type { RekamanBersebab } from '../../domain/selisih/rekaman.ts';
import type { SelTakTerbaca } from './peringatan.ts';

/** Why a row could not be used, and what its sender can do about it. The texts hold no value of the row. */
export const TOLAKAN = {
  NIP_KOSONG: 'NIP kosong. Isi NIP 18 angka pegawai ini lalu unggah ulang barisnya.',
  NIP_BUKAN_18_DIGIT: 'NIP bukan 18 angka. Periksa angka yang kurang, lebih, atau tercampur huruf.',
  NIP_ANGKA_ASING: 'NIP memuat angka atau huruf dari aksara lain yang mirip angka biasa. Ketik ulang NIP dengan angka 0-9.',
  NIP_DIBULATKAN_EXCEL:
    'NIP sudah dibulatkan Excel (mis. 1,98E+17 atau berakhiran 000) sehingga angka aslinya hilang. Ekspor ulang dari sumber dengan kolom NIP berformat Teks.',
  NIP_SEL_RUSAK: 'Sel NIP berisi galat Excel atau rumus tanpa hasil. Isi NIP 18 angka sebagai teks lalu unggah ulang barisnya.',
  NIP_GANDA_DALAM_BERKAS: 'NIP ini sudah ada pada baris sebelumnya dalam berkas yang sama. Sisakan satu baris saja.',
  KOLOM_KURANG: 'Jumlah kolom tidak sama dengan baris judul. Periksa pemisah kolom dan tanda kutip.',
  JSON_RUSAK: 'Baris bukan satu objek JSON yang utuh. Tulis satu objek per baris.',
  JSON_KUNCI_GANDA: 'Satu nama ditulis dua kali dalam objek JSON baris ini sehingga nilainya bermakna dua. Tulis setiap nama satu kali.',
  JSON_TERLALU_DALAM: 'Objek JSON baris ini bersarang terlalu dalam. Tulis isian pegawai langsung di objek barisnya.',
  ANGKA_JSON_TERLALU_BESAR:
    'Angka panjang ditulis tanpa tanda kutip sehingga digit akhirnya dapat berubah. Tulis NIP dan NIK sebagai teks di dalam tanda kutip.',
  BARIS_TERLALU_PANJANG: 'Baris lebih panjang dari 64 KiB. Periksa tanda kutip yang tidak ditutup atau pergantian baris yang hilang.',
  KUTIP_TIDAK_DITUTUP: 'Tanda kutip dibuka tetapi tidak ditutup. Gandakan atau hapus tanda kutip di dalam isian.',
  KARAKTER_TERLARANG: 'Isian memuat karakter terlarang (karakter kendali, pembalik arah tulisan, atau huruf bukan Latin). Ketik ulang isian ini.',
  SEL_ANGKA_EXCEL:
    'Isian ini disimpan Excel sebagai angka sehingga nol di depan atau digit sesudah yang ke-15 hilang. Format kolomnya sebagai Teks, isi ulang dari sumbernya, lalu unggah ulang.',
  SEL_GALAT_EXCEL: 'Sel ini berisi galat Excel (mis. #N/A atau #REF!). Perbaiki rumusnya atau ketik nilainya, lalu unggah ulang.',
  SEL_RUMUS_TANPA_NILAI: 'Sel ini berisi rumus yang hasilnya tidak tersimpan. Buka di Excel, simpan ulang atau tempel sebagai nilai, lalu unggah lagi.',
  JENIS_RIWAYAT_TIDAK_DIKENAL: 'Jenis riwayat kosong atau tidak dikenal. Isi jenisRiwayat dengan jabatan, golongan, pendidikan, kinerja, atau hukdis.',
  RIWAYAT_GANDA_DALAM_BERKAS:
    'Riwayat dengan kunci yang sama (nomor dan tanggal SK, atau golongan, tahun, dan TMT-nya) sudah ada pada baris sebelumnya dengan isi lain. Sisakan satu baris saja.',
  JENIS_FAKTA_TIDAK_DIKENAL: 'Jenis fakta kosong atau tidak dikenal. Pakai salah satu jenis pada docs/fakta.md, mis. KONTRAK_PPPK.',
  NILAI_FAKTA_TIDAK_DIKENAL: 'Nilai tidak termasuk daftar nilai jenis fakta ini. Lihat kolom nilai pada docs/fakta.md.',
  SUBJEK_FAKTA_SALAH: 'Fakta tentang pegawai wajib memuat NIP; fakta tentang instansi tidak boleh memuat NIP.',
  PILIHAN_TIDAK_DIKENAL: 'Isian tidak termasuk pilihan yang dikenal. Periksa ejaannya pada bantuan perintah.',
  AKHIR_MENDAHULUI_MULAI: 'Tanggal akhir lebih awal daripada tanggal mulai. Perbaiki salah satunya.',
  NILAI_WAJIB_KOSONG: 'Isian wajib kosong atau tidak terbaca. Lengkapi lalu unggah ulang barisnya.',
} as const satisfies Readonly<Record<string, string>>;

export type KodeTolak = keyof typeof TOLAKAN;

export interface BarisDitolak {
  readonly sah: false;
  readonly kolom: string;
  readonly kode: KodeTolak;
  readonly pesan: string;
}

export interface BarisSah {
  readonly sah: true;
  readonly nip: string;
  readonly rekaman: RekamanBersebab;
  /** Bitmap of the fields that carry a reason. */
  readonly tak: number;
  readonly tambahan: Record<string, string> | null;
  readonly nikSah: boolean | null;
  /** Cells that could not be read, in the order of the columns; null when there are none. */
  readonly takTerbaca: readonly SelTakTerbaca[] | null;
  /** Crosswalk codes the row was read with, as `tabel:lokal`; null when it asked for none. */
  readonly kodeLokal: readonly string[] | null;
}

export type HasilBaris = BarisSah | BarisDitolak;

/** A rejected row with the catalogue's text; `kolom` is the column of the source file. */
export const tolak = (kode: KodeTolak, kolom: string): BarisDitolak => ({ sah: false, kolom, kode, pesan: TOLAKAN[kode] });

const teksAlasanDari = new WeakMap<object, string>();

/** The reasons as JSON. Most rows of a feed share one object of reasons, and with it one text. */
export function teksAlasan(takTeruji: RekamanBersebab['takTeruji']): string {
  const ada = teksAlasanDari.get(takTeruji);
  if (ada !== undefined) return ada;
  const teks = JSON.stringify(takTeruji);
  teksAlasanDari.set(takTeruji, teks);
  return teks;
}
