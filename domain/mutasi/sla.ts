import { type Tanggal, tambahHari } from '../asn/tanggal.ts';
import { hariKerjaAntara, hariKerjaKe, type Kalender } from '../kalender/hari-kerja.ts';
import type { StatusUsul } from './status.ts';

/** Working days BKN has for its validation; rule C21 carries the dated override. */
export const PARAMETER_SLA = { hariKerja: 5 };

/** One step of the history of a usul: the status reached and the day, in Jakarta. In order of time. */
export interface LangkahUsul {
  readonly ke: StatusUsul;
  readonly tanggal: Tanggal;
}

export type KeadaanSla = 'TIDAK_BERJALAN' | 'BERJALAN' | 'DIJEDA' | 'LEWAT' | 'BELUM_DIKETAHUI';

export interface Sla {
  readonly keadaan: KeadaanSla;
  /** Day BKN last received the usul. */
  readonly masuk: Tanggal | null;
  /** Whole working days already used before that, in rounds that ended in BTS. */
  readonly terpakai: number;
  /** First day on which the usul may be decided automatically. */
  readonly jatuhTempo: Tanggal | null;
  readonly sebab: string | null;
}

const DIAM: Sla = { keadaan: 'TIDAK_BERJALAN', masuk: null, terpakai: 0, jatuhTempo: null, sebab: null };

type Putaran = Pick<Sla, 'masuk' | 'terpakai'> & { readonly sebab: string | null; readonly dijeda: boolean };

/** The clock stands still from BTS until BKN receives the usul again; any other way out of BKN's hands starts it anew. */
function lewati(k: Kalender, p: Putaran, { ke, tanggal }: LangkahUsul): Putaran {
  if (ke === 'DITERIMA_BKN') return { ...p, masuk: tanggal, dijeda: false };
  if (p.dijeda && ke === 'DIAJUKAN') return p;
  if (p.masuk === null || ke !== 'BTS') return { masuk: null, terpakai: 0, sebab: null, dijeda: false };
  // The day of the return is not charged to BKN.
  const hari = hariKerjaAntara(k, p.masuk, tambahHari(tanggal, -1));
  return { masuk: null, dijeda: true, terpakai: p.terpakai + (hari.ada ? hari.nilai : 0), sebab: hari.ada ? p.sebab : hari.sebab };
}

/** The clock of BKN's validation on a day. `LEWAT` from the start of working day `hariKerja` + 1. A year without calendar makes it unknown. */
export function hitungSla(k: Kalender, riwayat: readonly LangkahUsul[], hariIni: Tanggal, hariKerja = PARAMETER_SLA.hariKerja): Sla {
  const awal: Putaran = { masuk: null, terpakai: 0, sebab: null, dijeda: false };
  const { masuk, terpakai, sebab, dijeda } = riwayat.reduce((p, l) => lewati(k, p, l), awal);
  if (masuk === null && !dijeda) return DIAM;
  if (sebab !== null) return { keadaan: 'BELUM_DIKETAHUI', masuk, terpakai, jatuhTempo: null, sebab };
  if (masuk === null) return { keadaan: 'DIJEDA', masuk, terpakai, jatuhTempo: null, sebab: null };
  const tempo = hariKerjaKe(k, masuk, Math.max(1, hariKerja + 1 - terpakai));
  if (!tempo.ada) return { keadaan: 'BELUM_DIKETAHUI', masuk, terpakai, jatuhTempo: null, sebab: tempo.sebab };
  return { keadaan: hariIni >= tempo.nilai ? 'LEWAT' : 'BERJALAN', masuk, terpakai, jatuhTempo: tempo.nilai, sebab: null };
}
