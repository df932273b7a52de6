import { bitmap } from '../../../domain/selisih/bidang.ts';
import { type Lajur, tambahNilai } from '../campur.ts';
import { letakKolom } from '../rakit.ts';
import { FAKTA } from '../sidik.ts';
import { BELUM, BERNILAI, KOSONG } from './medan.ts';
import type { AturanBaris } from './rencana.ts';

/** Columns of the record and the facts beside them. */
const BANYAK_LETAK = 40;

const { unorId, jabatanId, jenisJabatanId, jenisPegawaiId, instansiIndukId, instansiKerjaId, statusAsn, kedudukanHukumId, eselonId } = letakKolom;
const BIT = { jabatan: bitmap(['jabatanId']), induk: bitmap(['instansiIndukId']), eselon: bitmap(['eselonId']) } as const;

const bagian = (kolom: number, teks: string): Lajur => {
  const jumlah: Lajur = { a: 0, b: 0 };
  tambahNilai(jumlah, kolom, teks);
  return jumlah;
};

/** One row on its way to a fingerprint: per column the kind of its outcome and its part; then what columns do to each other. */
export class KeadaanBaris {
  readonly jenis = new Uint8Array(BANYAK_LETAK);
  readonly a = new Int32Array(BANYAK_LETAK);
  readonly b = new Int32Array(BANYAK_LETAK);
  readonly ikutA = new Int32Array(BANYAK_LETAK);
  readonly ikutB = new Int32Array(BANYAK_LETAK);
  readonly sifat = new Uint8Array(BANYAK_LETAK);
  turunJenis = 0;
  turunA = 0;
  turunB = 0;
  belumDirekon = 0;
  dpk = 0;
  readonly #aturan: AturanBaris;
  readonly #kerja: Lajur;
  readonly #induk: Lajur;
  readonly #pppk = bagian(statusAsn, 'PPPK');

  constructor(aturan: AturanBaris) {
    this.#aturan = aturan;
    this.#kerja = bagian(instansiKerjaId, aturan.satuKolom?.instansiId ?? '');
    this.#induk = bagian(instansiIndukId, aturan.satuKolom?.instansiId ?? '');
  }

  kosongkan(): void {
    this.jenis.fill(KOSONG);
    this.belumDirekon = 0;
    this.dpk = 0;
    this.turunJenis = KOSONG;
  }

  #isi(letak: number, a: number, b: number): void {
    this.jenis[letak] = BERNILAI;
    this.a[letak] = a;
    this.b[letak] = b;
  }

  /** The same rules as on the slow path, over parts instead of values. `nipPppk`: the NIP is of the form that PPPK have. */
  terapkan(nipPppk: boolean): void {
    const { satuKolom, ekspor } = this.#aturan;
    if (ekspor && this.jenis[statusAsn] === BERNILAI && this.sifat[statusAsn] === 0 && (nipPppk || this.#punya(kedudukanHukumId)))
      this.#isi(statusAsn, this.#pppk.a, this.#pppk.b);
    if (this.#punya(jenisJabatanId)) this.#struktural(ekspor);
    if (satuKolom !== null) this.#lengkapiInstansi(satuKolom.induk);
  }

  #punya(letak: number): boolean {
    return this.jenis[letak] === BERNILAI && this.sifat[letak] === 1;
  }

  #struktural(ekspor: boolean): void {
    const unor = this.jenis[unorId] as number;
    this.belumDirekon &= ~BIT.jabatan;
    if (unor === BERNILAI) this.#isi(jabatanId, this.ikutA[unorId] as number, this.ikutB[unorId] as number);
    else this.jenis[jabatanId] = KOSONG;
    if (unor === BELUM) this.belumDirekon |= BIT.jabatan;
    if (!ekspor || unor !== BERNILAI) return;
    if (this.turunJenis === BERNILAI) this.#isi(eselonId, this.turunA, this.turunB);
    else if (this.turunJenis === BELUM) this.belumDirekon |= BIT.eselon;
  }

  #lengkapiInstansi(induk: boolean): void {
    if (this.jenis[instansiKerjaId] !== BERNILAI) {
      this.#isi(instansiKerjaId, this.#kerja.a, this.#kerja.b);
      this.ikutA[instansiKerjaId] = this.#induk.a;
      this.ikutB[instansiKerjaId] = this.#induk.b;
    }
    if (!induk) return;
    if (this.jenis[jenisPegawaiId] === BERNILAI && this.sifat[jenisPegawaiId] === 1) {
      if (this.jenis[instansiIndukId] !== BERNILAI) this.#isi(instansiIndukId, this.ikutA[instansiKerjaId] as number, this.ikutB[instansiKerjaId] as number);
      return;
    }
    if (this.jenis[jenisPegawaiId] === BERNILAI) this.dpk |= BIT.induk;
    else this.belumDirekon |= BIT.induk;
    this.jenis[instansiIndukId] = KOSONG;
  }

  /** Sum of all values. */
  jumlahkan(jumlah: Lajur): void {
    let { a, b } = jumlah;
    for (let k = 0; k < FAKTA.nip; k++) {
      if (this.jenis[k] !== BERNILAI) continue;
      a += this.a[k] as number;
      b += this.b[k] as number;
    }
    if (this.jenis[FAKTA.nikSah] === BERNILAI) {
      a += this.a[FAKTA.nikSah] as number;
      b += this.b[FAKTA.nikSah] as number;
    }
    jumlah.a = a | 0;
    jumlah.b = b | 0;
  }
}
