import type { Peran } from '../akses.ts';
import type { StatusUsul, TindakanUsul } from './status.ts';

/** Steps a usul may take inside the proposing instansi, in the only order they can have. Source: states 1-4 of SIASN; order inferred. */
export const LANGKAH_INSTANSI = ['VERIFIKASI', 'SURAT_USULAN', 'PYB', 'PPK'] as const;
export type LangkahInstansi = (typeof LANGKAH_INSTANSI)[number];

interface MacamLangkah {
  readonly judul: string;
  readonly peran: readonly Peran[];
  /** Act when other steps follow; the last step of a chain is always `setujuiInstansi`. */
  readonly tindakan: TindakanUsul;
  /** Must be taken by somebody who neither proposed nor took another such step (I12). Recording the letter is clerical. */
  readonly orangLain: boolean;
}

export const LANGKAH: Readonly<Record<LangkahInstansi, MacamLangkah>> = {
  VERIFIKASI: { judul: 'verifikasi berkas', peran: ['VERIFIKATOR_INSTANSI'], tindakan: 'verifikasi', orangLain: true },
  SURAT_USULAN: { judul: 'surat usulan', peran: ['OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI'], tindakan: 'catatSuratUsulan', orangLain: false },
  PYB: { judul: 'persetujuan PyB', peran: ['APPROVER_INSTANSI'], tindakan: 'setujuiPyb', orangLain: true },
  PPK: { judul: 'persetujuan PPK', peran: ['PPK'], tindakan: 'setujuiInstansi', orangLain: true },
};

/** The steps an instansi has decided on; null = none decided, and one approval of PyB or PPK is enough. */
export type Rantai = readonly LangkahInstansi[] | null;

const urutan = (l: LangkahInstansi): number => LANGKAH_INSTANSI.indexOf(l);

/** Why a list of steps cannot be a chain, in Indonesian; null = it can. Somebody with power to decide always stands at its end. */
export function rantaiSalah(langkah: readonly string[]): string | null {
  const asing = langkah.find((l) => !(LANGKAH_INSTANSI as readonly string[]).includes(l));
  if (asing !== undefined) return `Langkah tidak dikenal; pilih: ${LANGKAH_INSTANSI.join(', ')}.`;
  const urut = langkah.map((l) => urutan(l as LangkahInstansi));
  if (urut.some((u, i) => i > 0 && u <= (urut[i - 1] ?? -1))) return `Setiap langkah paling banyak sekali, berurutan: ${LANGKAH_INSTANSI.join(', ')}.`;
  return langkah.includes('PYB') || langkah.includes('PPK') ? null : 'Rantai harus diakhiri persetujuan PyB atau PPK.';
}

/** How far along the chain each status is; a status that is not here is not in the instansi's hands. */
const SAMPAI: Readonly<Partial<Record<StatusUsul, number>>> = { DIAJUKAN: -1, TERVERIFIKASI: 0, SURAT_USULAN: 1, MENUNGGU_PPK: 2 };

/** The step a usul waits for; null = none: it is not in the instansi's hands, or no chain is decided. */
export function langkahBerikut(rantai: Rantai, status: StatusUsul): LangkahInstansi | null {
  const sampai = SAMPAI[status];
  return sampai === undefined ? null : (rantai?.find((l) => urutan(l) > sampai) ?? null);
}

/** The act by which this step is taken in this chain. */
export const tindakanLangkah = (rantai: readonly LangkahInstansi[], langkah: LangkahInstansi): TindakanUsul =>
  rantai.at(-1) === langkah ? 'setujuiInstansi' : LANGKAH[langkah].tindakan;

/** Acts that one person may take at most once on a usul, of all that decide on it inside the instansi. */
export const TINDAKAN_PEMUTUS_INSTANSI: readonly TindakanUsul[] = ['verifikasi', 'setujuiPyb', 'setujuiInstansi', 'mintaProvinsi'];
