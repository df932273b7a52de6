import { Kesalahan } from '../../domain/kesalahan.ts';
import { SumberTidakTersedia } from '../../platform/antrean/galat-pekerjaan.ts';

/** GAGAL: the source refused or broke off. LAMBAT: it did not answer in time. SATU: it answers, only this one answer cannot be used. */
export type SifatGalat = 'GAGAL' | 'LAMBAT' | 'SATU';

/** The source's fault, with the words an operator reads: the work waits and goes on where it stopped. */
export class SumberMenunda extends SumberTidakTersedia {
  readonly sebab: string;
  readonly sifat: SifatGalat;
  /** The gateway kept the call: it never reached the service. */
  readonly ditahan: boolean;
  constructor(tundaMs: number, sebab: string, sifat: SifatGalat = 'GAGAL', ditahan = false) {
    super(tundaMs);
    this.name = 'SumberMenunda';
    this.sebab = sebab;
    this.sifat = sifat;
    this.ditahan = ditahan;
  }
}

/** Not a fault: the budget of the source gives no call within this run. */
export class JatahHabis extends SumberTidakTersedia {
  constructor(tundaMs: number) {
    super(tundaMs);
    this.name = 'JatahHabis';
  }
}

/** Trying again ends the same until somebody acts; `tindakan` says what to do, and holds no data of a person. */
export const perluTindakan = (tindakan: string): Kesalahan => new Kesalahan('SUMBER_MENOLAK', tindakan);
