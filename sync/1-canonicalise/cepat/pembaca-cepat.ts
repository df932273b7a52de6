import { type Lajur, sidikAtas, sidikBawah, tambahNilai, tutupA, tutupB } from '../campur.ts';
import { letakKolom, takTerujiDari } from '../rakit.ts';
import { FAKTA, teksAlasanBidang } from '../sidik.ts';
import { type Pemeriksa, SAMA, susunPemeriksa, TIDAK } from './bentuk-langsung.ts';
import { IngatanSel, SEMENTARA } from './ingatan-sel.ts';
import { KeadaanBaris } from './keadaan-baris.ts';
import { BELUM, BERNILAI, LAMBAT, Medan } from './medan.ts';
import type { RencanaCepat } from './rencana.ts';
import type { Sel } from './sel.ts';
import { SelBaris } from './sel-baris.ts';
import { SelJson } from './sel-json.ts';

/** Pairs of cells remembered per field of two columns. */
const PASANGAN = 65_536;
/** Number under which a field without a column keeps its constant. */
const TETAP = 1;
const MILIAR = 1_000_000_000;

interface KolomMedan {
  readonly medan: Medan;
  readonly s0: number;
  /** Second column, or -1; a constant has neither. */
  readonly s1: number;
  readonly periksa: Pemeriksa | null;
  readonly pasangan: Map<number, number>;
}

/**
 * Reads a plain row from its bytes straight to the person and the whole-row fingerprint: no text, no record, no object, no bigint. Exactly what
 * the slow path would say, or nothing at all: whoever needs more than "the same as stored" reads the row again as text.
 */
export class PembacaCepat {
  /** The NIP of the row last read, as the two words of an int64. */
  nipAtas = 0;
  nipBawah = 0;
  /** The fingerprint of that row, likewise. */
  huAtas = 0;
  huBawah = 0;
  readonly #rencana: RencanaCepat;
  readonly #sel: Sel;
  readonly #baris: KeadaanBaris;
  readonly #kolom: readonly KolomMedan[];
  readonly #tambahan: readonly number[];
  /** Remembered cells per column of the file, for columns that are not read directly. */
  readonly #ingatan: readonly (IngatanSel | null)[];
  readonly #tunggal: readonly (readonly Medan[])[];
  readonly #id: Int32Array;
  readonly #tak = new Map<number, Lajur>();
  #takKunci = -1;
  #takLajur: Lajur = { a: 0, b: 0 };
  readonly #lajur: Lajur = { a: 0, b: 0 };
  readonly #awal: Lajur = { a: 0, b: 0 };

  constructor(rencana: RencanaCepat) {
    this.#rencana = rencana;
    const { tulisan } = rencana;
    this.#sel = 'pemisah' in tulisan ? new SelBaris(rencana, tulisan.pemisah) : new SelJson(rencana, tulisan.nama);
    this.#baris = new KeadaanBaris(rencana.aturan);
    this.#tambahan = rencana.tambahan.map((t) => t.sumber);
    this.#id = new Int32Array(rencana.kolom);
    const pemakai = (s: number): number => rencana.medan.filter((m) => m.sumber.includes(s)).length;
    this.#kolom = rencana.medan.map((m) => {
      const [s0 = -1, s1 = -1] = m.sumber;
      const langsung = s1 < 0 && pemakai(s0) === 1 ? m.langsung : null;
      const medan = new Medan(m, letakKolom.eselonId);
      if (s0 < 0) medan.hitung(TETAP, []);
      return { medan, s0, s1, periksa: langsung === null ? null : susunPemeriksa(langsung), pasangan: new Map<number, number>() };
    });
    const diingat = new Set(this.#kolom.flatMap((k) => (k.periksa === null ? [k.s0, k.s1] : [])));
    this.#ingatan = Array.from({ length: rencana.kolom }, (_, j) => (diingat.has(j) ? new IngatanSel() : null));
    this.#tunggal = this.#ingatan.map((_, j) => this.#kolom.filter((k) => k.periksa === null && k.s1 < 0 && k.s0 === j).map((k) => k.medan));
  }

  /** Whether the row could be read; then the four words are its own. */
  baca(blok: Buffer, dari: number, sampai: number): boolean {
    const sel = this.#sel;
    if (!sel.pecah(blok, dari, sampai) || !this.#bacaNip(blok)) return false;
    const baris = this.#baris;
    const jumlah = this.#lajur;
    jumlah.a = 0;
    jumlah.b = 0;
    baris.kosongkan();
    this.#tambah(jumlah, this.#rencana.nip);
    this.#kenali(blok);
    let kodeA = 0;
    let kodeB = 0;
    const kolom = this.#kolom;
    for (let k = 0; k < kolom.length; k++) {
      const satu = kolom[k] as KolomMedan;
      const { medan, s0, s1, periksa } = satu;
      if (s1 < 0 && sel.panjang[s0] === 0) continue;
      let id = SEMENTARA;
      if (s0 < 0) id = TETAP;
      else if (s1 >= 0) id = this.#idPasangan(blok, satu);
      else if (periksa === null) id = this.#id[s0] as number;
      else if (this.#langsung(blok, medan.bahan.letak, s0, periksa)) continue;
      if (id === SEMENTARA && s1 < 0) medan.hitung(SEMENTARA, [sel.teks(blok, s0)]);
      const jenis = medan.jenis[id] as number;
      if (jenis === LAMBAT) return false;
      const { letak, bit, ikut, turunan } = medan.bahan;
      kodeA += medan.kodeA[id] as number;
      kodeB += medan.kodeB[id] as number;
      if (jenis === BELUM) baris.belumDirekon |= bit;
      baris.jenis[letak] = jenis;
      if (jenis !== BERNILAI) continue;
      baris.a[letak] = medan.a[id] as number;
      baris.b[letak] = medan.b[id] as number;
      baris.sifat[letak] = medan.sifat[id] as number;
      if (ikut >= 0) {
        baris.ikutA[letak] = medan.ikutA[id] as number;
        baris.ikutB[letak] = medan.ikutB[id] as number;
      }
      if (turunan === null) continue;
      baris.turunJenis = medan.turunJenis[id] as number;
      baris.turunA = medan.turunA[id] as number;
      baris.turunB = medan.turunB[id] as number;
      if (baris.turunJenis === LAMBAT) return false;
    }
    const letakNip = sel.dari[this.#rencana.nip] as number;
    baris.terapkan(((blok[letakNip + 12] as number) - 48) * 10 + (blok[letakNip + 13] as number) - 48 > 20);
    for (let k = 0; k < this.#tambahan.length; k++)
      if ((sel.panjang[this.#tambahan[k] as number] as number) > 0) this.#tambah(jumlah, this.#tambahan[k] as number);
    baris.jumlahkan(jumlah);
    const tak = this.#lajurTak();
    const a = (jumlah.a + kodeA + tak.a) | 0;
    const b = (jumlah.b + kodeB + tak.b) | 0;
    this.huAtas = sidikAtas(a, b);
    this.huBawah = sidikBawah(a, b);
    if (this.huAtas === 0 && this.huBawah === 0) this.huBawah = 1;
    return true;
  }

  /** Numbers the cells of the columns that are remembered; a new one is read as a text by every field of its column. */
  #kenali(blok: Buffer): void {
    for (let j = 0; j < this.#ingatan.length; j++) {
      const ingatan = this.#ingatan[j];
      if (ingatan === null || ingatan === undefined) continue;
      let id = ingatan.cari(blok, this.#sel, j);
      if (id === SEMENTARA) {
        id = ingatan.simpan(blok, this.#sel, j);
        if (id !== SEMENTARA) for (const m of this.#tunggal[j] ?? []) m.hitung(id, [this.#sel.teks(blok, j)]);
      }
      this.#id[j] = id;
    }
  }

  #idPasangan(blok: Buffer, { medan, s0, s1, pasangan }: KolomMedan): number {
    const [i0, i1] = [this.#id[s0] as number, this.#id[s1] as number];
    const kunci = i0 * 65_536 + i1;
    const ada = pasangan.get(kunci);
    if (ada !== undefined) return ada;
    const id = i0 === SEMENTARA || i1 === SEMENTARA || pasangan.size >= PASANGAN ? SEMENTARA : pasangan.size + 1;
    medan.hitung(id, [this.#sel.teks(blok, s0), this.#sel.teks(blok, s1)]);
    if (id !== SEMENTARA) pasangan.set(kunci, id);
    return id;
  }

  /** The value of a cell whose bytes are its canonical form, or nearly. */
  #langsung(blok: Buffer, letak: number, s: number, periksa: Pemeriksa): boolean {
    const sel = this.#sel;
    const lajur = this.#awal;
    lajur.a = sel.awalA(s);
    lajur.b = sel.awalB(s);
    const dari = sel.dari[s] as number;
    const panjang = sel.panjang[s] as number;
    const putus = periksa(blok, dari, dari + panjang, lajur);
    if (putus === TIDAK) return false;
    const a = putus === SAMA ? (sel.a[s] as number) : lajur.a;
    const b = putus === SAMA ? (sel.b[s] as number) : lajur.b;
    const bita = putus === SAMA ? panjang : putus;
    this.#baris.jenis[letak] = BERNILAI;
    this.#baris.a[letak] = tutupA(a, b, bita);
    this.#baris.b[letak] = tutupB(a, b, bita);
    return true;
  }

  #tambah(jumlah: Lajur, s: number): void {
    const a = this.#sel.a[s] as number;
    const b = this.#sel.b[s] as number;
    const panjang = (this.#sel.panjang[s] as number) + (this.#sel.didahului[s] as number);
    jumlah.a = (jumlah.a + tutupA(a, b, panjang)) | 0;
    jumlah.b = (jumlah.b + tutupB(a, b, panjang)) | 0;
  }

  /** 18 digits that do not end in 000, behind Excel's apostrophe or without; as halves of 9 digits, joined without a bigint. */
  #bacaNip(blok: Buffer): boolean {
    const s = this.#rencana.nip;
    const sel = this.#sel;
    if (sel.panjang[s] === 19 && blok[sel.dari[s] as number] === 39) sel.lewatiSatu(blok, s);
    if (sel.panjang[s] !== 18) return false;
    const dari = sel.dari[s] as number;
    let [depan, belakang] = [0, 0];
    for (let i = 0; i < 9; i++) {
      const d = (blok[dari + i] as number) - 48;
      const e = (blok[dari + 9 + i] as number) - 48;
      if (d < 0 || d > 9 || e < 0 || e > 9) return false;
      depan = depan * 10 + d;
      belakang = belakang * 10 + e;
    }
    if (belakang % 1_000 === 0) return false;
    // depan * 10^9 + belakang, by 16 bits of `depan` at a time: every step is exact in a double.
    const atas = (depan >>> 16) * MILIAR;
    const bawah = (depan & 0xffff) * MILIAR + belakang + (atas % 65_536) * 65_536;
    this.nipAtas = (Math.floor(atas / 65_536) + Math.floor(bawah / 4_294_967_296)) | 0;
    this.nipBawah = (bawah % 4_294_967_296) | 0;
    return true;
  }

  /** Part of what cannot be compared: the bitmap and the reason of every field. Most rows of a feed share one. */
  #lajurTak(): Lajur {
    const { cakupan, takDasar, dasar } = this.#rencana;
    const belumDirekon = this.#baris.belumDirekon & cakupan;
    const dpk = this.#baris.dpk & cakupan;
    const kunci = belumDirekon * 2 + (dpk === 0 ? 0 : 1);
    if (kunci === this.#takKunci) return this.#takLajur;
    const lajur = this.#tak.get(kunci) ?? susunTak(takDasar | belumDirekon | dpk, takTerujiDari({ belumDirekon, tidakTerbaca: 0, dpk }, dasar));
    if (this.#tak.size < PASANGAN) this.#tak.set(kunci, lajur);
    this.#takKunci = kunci;
    this.#takLajur = lajur;
    return lajur;
  }
}

function susunTak(tak: number, alasan: ReturnType<typeof takTerujiDari>): Lajur {
  const lajur: Lajur = { a: 0, b: 0 };
  tambahNilai(lajur, FAKTA.takTeruji, String(tak));
  if (tak !== 0) for (const bidang in alasan) tambahNilai(lajur, FAKTA.alasan, teksAlasanBidang(bidang, alasan[bidang] ?? ''));
  return lajur;
}
