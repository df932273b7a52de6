import { TOLAKAN } from '../1-canonicalise/hasil-baris.ts';
import type { BarisTolak } from './baris-tolak.ts';
import { DIDUGA, DIGANTI, type PetaSidik, TERLIHAT } from './peta-sidik.ts';

export interface HitunganBaris {
  terbaca: number;
  ditolak: number;
  /** Refused rows whose NIP could not be read. */
  tanpaNip: number;
  /** Rows that leave everything as it is. */
  takBerubah: number;
  duplikat: number;
}

const ganda = (nomor: number, mentah: string): BarisTolak => ({
  nomor,
  kolom: 'nip',
  kode: 'NIP_GANDA_DALAM_BERKAS',
  pesan: TOLAKAN.NIP_GANDA_DALAM_BERKAS,
  mentah,
});

/**
 * What each row of a feed means for a person that is already known. Same NIP twice in one file: the first row counts, whichever of the two is the
 * changed one; an identical later row is a duplicate, a different one is refused. Persons that are new are told apart later, in staging.
 */
export class PencatatBaris {
  readonly hitung: HitunganBaris = { terbaca: 0, ditolak: 0, tanpaNip: 0, takBerubah: 0, duplikat: 0 };
  readonly #peta: PetaSidik;
  #tolakan: BarisTolak[] = [];
  constructor(peta: PetaSidik) {
    this.#peta = peta;
  }

  /** The row of person `i` is as it was at the last accepted feed; false when an earlier row of the same person counts instead. */
  samaPersis(i: number, nomor: number, mentah = ''): boolean {
    const { tanda } = this.#peta;
    this.hitung.terbaca += 1;
    const lama = tanda[i] ?? 0;
    if ((lama & DIGANTI) !== 0) this.tolakGanda(nomor, mentah);
    else if ((lama & TERLIHAT) !== 0) this.hitung.duplikat += 1;
    else {
      tanda[i] = lama | TERLIHAT;
      this.#peta.nomor[i] = nomor;
      this.hitung.takBerubah += 1;
      return true;
    }
    return false;
  }

  /** A row of person `i` that is not as it was; false when an earlier row of the same person counts instead. */
  lain(i: number, nomor: number, mentah: string): boolean {
    if (i < 0) return true;
    const { tanda, nomor: dilihat } = this.#peta;
    const lama = tanda[i] ?? 0;
    if ((lama & TERLIHAT) !== 0) {
      const pertama = dilihat[i] ?? 0;
      if (pertama < nomor) {
        this.tolakGanda(nomor, mentah);
        return false;
      }
      // The unchanged row was passed over by its bytes before this earlier one was read.
      tanda[i] = lama & ~TERLIHAT;
      this.hitung.takBerubah -= 1;
      this.tolakGanda(pertama, '');
    }
    tanda[i] = (tanda[i] ?? 0) | DIGANTI;
    return true;
  }

  tolakGanda(nomor: number, mentah: string): void {
    this.hitung.ditolak += 1;
    this.#tolakan.push(ganda(nomor, mentah));
  }

  /** A refused row that may speak of these persons: until a readable row says otherwise they are unsure, not gone. */
  tolak(t: BarisTolak, terduga: readonly string[]): void {
    this.hitung.ditolak += 1;
    if (terduga.length === 0) this.hitung.tanpaNip += 1;
    for (const nip of terduga) {
      const i = this.#peta.dariNip(nip);
      if (i >= 0) this.#peta.tanda[i] = (this.#peta.tanda[i] ?? 0) | DIDUGA;
    }
    this.#tolakan.push(t);
  }

  ambilTolakan(): readonly BarisTolak[] {
    const hasil = this.#tolakan;
    this.#tolakan = [];
    return hasil;
  }
}
