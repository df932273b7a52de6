import { bacaAlamat, bacaRentang } from './alamat-sel.ts';
import { BATAS_BUKU } from './batas.ts';
import { tolakBuku } from './ditolak.ts';
import type { SelMentah } from './sel.ts';
import type { TeksBersama } from './teks-bersama.ts';
import { TeksKaya } from './teks-kaya.ts';
import type { Atribut, Penangan } from './urai-xml.ts';

/** Who takes the cells of a worksheet, row by row; rows and columns come in growing order. */
export interface PenerimaSel {
  /** `nomor` from 1. */
  mulaiBaris(nomor: number, isTersembunyi: boolean): void;
  /** `kolom` from 0. */
  sel(kolom: number, sel: SelMentah): void;
  akhirBaris(): void;
  gabungan(rentang: NonNullable<ReturnType<typeof bacaRentang>>): void;
}

const isBenar = (teks: string | undefined): boolean => teks === '1' || teks === 'true';

/** Reads the elements of a worksheet part. Throws BukuDitolak when rows or cells are out of order or outside of a sheet. */
export class PenguraiLembar implements Penangan {
  readonly #penerima: PenerimaSel;
  readonly #bersama: TeksBersama | null;
  readonly #gaya: readonly boolean[];
  readonly #kaya = new TeksKaya();
  #dalamData = false;
  #dalamBaris = false;
  #dalamSel = false;
  #dalamIs = false;
  #dalamV = false;
  #baris = 0;
  #kolom = -1;
  #jenis = 'n';
  #nilai: string | null = null;
  #teks: string | null = null;
  #isRumus = false;
  #isTanggal = false;

  constructor(penerima: PenerimaSel, bersama: TeksBersama | null, gaya: readonly boolean[]) {
    this.#penerima = penerima;
    this.#bersama = bersama;
    this.#gaya = gaya;
  }

  buka(nama: string, a: Atribut): void {
    if (this.#dalamSel) this.#bukaDalamSel(nama);
    else if (nama === 'sheetData') this.#dalamData = true;
    else if (this.#dalamData && nama === 'row') this.#mulaiBaris(a);
    else if (this.#dalamData && nama === 'c') this.#mulaiSel(a);
    else if (nama === 'mergeCell') {
      const rentang = bacaRentang(a['ref'] ?? '');
      if (rentang !== null) this.#penerima.gabungan(rentang);
    }
  }

  tutup(nama: string): void {
    if (nama === 'c' && this.#dalamSel) this.#akhirSel();
    else if (this.#dalamSel) this.#tutupDalamSel(nama);
    else if (nama === 'row' && this.#dalamBaris) this.#akhirBaris();
    else if (nama === 'sheetData') this.#dalamData = false;
  }

  teks(isi: string): void {
    if (this.#dalamIs) this.#kaya.teks(isi);
    else if (this.#dalamV) {
      this.#nilai += isi;
      if ((this.#nilai?.length ?? 0) > BATAS_BUKU.tanpaPeristiwa) throw tolakBuku('XML_DALAM');
    }
  }

  #bukaDalamSel(nama: string): void {
    // One cell within another, or two values in one: nobody could say which is meant.
    if (nama === 'c' || nama === 'row' || (nama === 'v' && this.#nilai !== null) || (nama === 'is' && this.#teks !== null)) throw tolakBuku('LETAK');
    if (this.#dalamIs) this.#kaya.buka(nama);
    else if (nama === 'is') {
      this.#dalamIs = true;
      this.#kaya.mulai();
    } else if (nama === 'v') {
      this.#dalamV = true;
      this.#nilai = '';
    } else if (nama === 'f') this.#isRumus = true;
  }

  #tutupDalamSel(nama: string): void {
    if (nama === 'is') {
      this.#dalamIs = false;
      this.#teks = this.#kaya.selesai();
    } else if (this.#dalamIs) this.#kaya.tutup(nama);
    else if (nama === 'v') this.#dalamV = false;
  }

  #mulaiBaris(a: Atribut): void {
    const nomor = a['r'] === undefined ? this.#baris + 1 : Number(a['r']);
    if (this.#dalamBaris || !Number.isInteger(nomor) || nomor <= this.#baris || nomor > BATAS_BUKU.baris) throw tolakBuku('LETAK');
    this.#dalamBaris = true;
    this.#baris = nomor;
    this.#kolom = -1;
    this.#penerima.mulaiBaris(nomor, isBenar(a['hidden']));
  }

  #akhirBaris(): void {
    this.#dalamBaris = false;
    this.#penerima.akhirBaris();
  }

  #mulaiSel(a: Atribut): void {
    if (!this.#dalamBaris) throw tolakBuku('LETAK');
    const alamat = a['r'] === undefined ? { baris: this.#baris, kolom: this.#kolom + 1 } : bacaAlamat(a['r']);
    if (alamat === null || alamat.baris !== this.#baris || alamat.kolom <= this.#kolom || alamat.kolom >= BATAS_BUKU.kolom) throw tolakBuku('LETAK');
    this.#kolom = alamat.kolom;
    this.#dalamSel = true;
    this.#jenis = a['t'] ?? 'n';
    this.#nilai = null;
    this.#teks = null;
    this.#isRumus = false;
    this.#isTanggal = this.#gaya[Number(a['s'] ?? 0)] ?? false;
  }

  #akhirSel(): void {
    this.#dalamSel = false;
    const [jenis, nilai] = [this.#jenis, this.#nilai];
    const teks = jenis === 's' && nilai !== null ? (this.#bersama?.baca(/^\d{1,9}$/.test(nilai) ? Number(nilai) : -1) ?? null) : this.#teks;
    this.#penerima.sel(this.#kolom, { jenis, nilai, teks, isRumus: this.#isRumus, isTanggal: this.#isTanggal });
  }
}
