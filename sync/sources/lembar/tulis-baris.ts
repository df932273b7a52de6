import { isSelBertanda } from '../../1-canonicalise/sel-rusak.ts';
import { BATAS_BARIS } from '../pecah-baris.ts';
import { CALON_PEMISAH, tebakPemisah, tulisSel } from '../pecah-csv.ts';
import { type AlamatSel, tulisAlamat } from './alamat-sel.ts';
import { BATAS_BUKU } from './batas.ts';
import { BukuDitolak, tolakBuku } from './ditolak.ts';
import type { KolomBuku, PilihanBuku, RingkasanBuku } from './pilihan.ts';
import { type PeranKolom, type SelMentah, teksSel } from './sel.ts';
import type { PenerimaSel } from './urai-lembar.ts';

function peranDari(nama: string, { nip, pengenal, dipakai }: KolomBuku): PeranKolom {
  if (nip.includes(nama)) return 'NIP';
  if (pengenal.includes(nama)) return 'PENGENAL';
  return dipakai === null || dipakai.includes(nama) ? 'DIPAKAI' : 'LAIN';
}

const barisCsv = (sel: readonly string[], lebar: number, pemisah: string): string =>
  Array.from({ length: Math.max(lebar, sel.length) }, (_, i) => tulisSel(sel[i] ?? '', pemisah)).join(pemisah);

/** The delimiter as given, or the first one that the reader of the CSV will find again. */
function pemisahUntuk(judul: readonly string[], diminta: string | null): string {
  const pemisah = diminta ?? CALON_PEMISAH.find((p) => tebakPemisah(barisCsv(judul, 0, p)) === p);
  if (pemisah === undefined) throw tolakBuku('JUDUL_PEMISAH');
  return pemisah;
}

interface Judul {
  readonly baris: number;
  readonly lebar: number;
  readonly pemisah: string;
  readonly peran: readonly PeranKolom[];
}

/** Rows of a worksheet as lines of a CSV: line n is row n. The first row that is not blank is the header; blank rows are blank lines, and none at the end. */
export class PenulisBaris implements PenerimaSel {
  readonly #pilihan: PilihanBuku;
  readonly #is1904: boolean;
  #judul: Judul | null = null;
  #sel: string[] = [];
  #panjang = 0;
  #baris = 0;
  #isTersembunyi = false;
  #ditulis = 0;
  #keluar = '';
  #bita = 0;
  #jumlah = 0;
  #tersembunyi = 0;

  constructor(pilihan: PilihanBuku, is1904: boolean) {
    this.#pilihan = pilihan;
    this.#is1904 = is1904;
  }

  mulaiBaris(nomor: number, isTersembunyi: boolean): void {
    this.#baris = nomor;
    this.#isTersembunyi = isTersembunyi;
    this.#sel = [];
    this.#panjang = 0;
  }

  sel(kolom: number, mentah: SelMentah): void {
    const judul = this.#judul;
    const teks = teksSel(mentah, judul === null ? 'DIPAKAI' : (judul.peran[kolom] ?? 'LAIN'), this.#is1904);
    if (teks === '') return;
    if (judul === null && isSelBertanda(teks)) throw tolakBuku('JUDUL_GALAT');
    this.#panjang += teks.length;
    // The row is too long already; what more it holds need not be kept.
    if (this.#panjang > BATAS_BARIS) return;
    while (this.#sel.length < kolom) this.#sel.push('');
    this.#sel.push(teks);
  }

  akhirBaris(): void {
    if (this.#panjang === 0) return;
    const judul = this.#judul ?? this.#bacaJudul();
    if (judul.baris !== this.#baris) {
      this.#jumlah += 1;
      if (this.#isTersembunyi) this.#tersembunyi += 1;
    }
    const isi = this.#panjang > BATAS_BARIS ? '.'.repeat(BATAS_BARIS + 1) : barisCsv(this.#sel, judul.lebar, judul.pemisah);
    const teks = `${'\n'.repeat(this.#baris - this.#ditulis - 1)}${isi}\n`;
    this.#ditulis = this.#baris;
    this.#bita += teks.length;
    if (this.#bita > BATAS_BUKU.keluar) throw tolakBuku('KELUARAN');
    this.#keluar += teks;
  }

  gabungan([awal, akhir]: readonly [AlamatSel, AlamatSel]): void {
    const judul = this.#judul;
    if (judul === null || awal.kolom >= judul.lebar || akhir.baris < judul.baris || awal.baris > this.#ditulis) return;
    if (awal.baris === akhir.baris && awal.kolom === akhir.kolom) return;
    const di = `${tulisAlamat(awal)}:${tulisAlamat(akhir)}`;
    throw new BukuDitolak(
      awal.baris <= judul.baris
        ? `Baris judul memuat sel gabungan (${di}). Baris pertama yang berisi harus baris judul dengan satu nama di setiap kolom: hapus judul laporan di atasnya dan pisahkan sel gabungan (Unmerge Cells), lalu unggah ulang.`
        : `Data memuat sel gabungan (${di}), sehingga isi baris di dalamnya tidak pasti. Pisahkan (Unmerge Cells) dan isi setiap selnya, lalu unggah ulang.`,
    );
  }

  /** Lines since the last time. */
  ambil(): string {
    const keluar = this.#keluar;
    this.#keluar = '';
    return keluar;
  }

  /** Throws BukuDitolak when there was no row at all. */
  ringkasan(lembar: string): RingkasanBuku {
    if (this.#judul === null) throw tolakBuku('TANPA_DATA');
    return { lembar, baris: this.#jumlah, barisTersembunyi: this.#tersembunyi };
  }

  #bacaJudul(): Judul {
    if (this.#panjang > BATAS_BARIS) throw tolakBuku('JUDUL_PANJANG');
    const nama = this.#sel.map((s) => s.trim());
    const pemisah = pemisahUntuk(nama, this.#pilihan.pemisah);
    this.#judul = { baris: this.#baris, lebar: nama.length, pemisah, peran: nama.map((n) => peranDari(n, this.#pilihan.kolom)) };
    return this.#judul;
  }
}
