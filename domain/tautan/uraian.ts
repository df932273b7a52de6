import { BIDANG_TAUTAN, bacaPola, type Kecocokan, kecocokan } from './bidang.ts';

/** One field of a suggestion, in words. */
export interface UraianTautan {
  readonly bidang: string;
  readonly judul: string;
  readonly hasil: Kecocokan;
  /** Bits for (positive) or against (negative) one person; 0 for an empty field. */
  readonly bobot: number;
  readonly kalimat: string;
}

const KATA: Readonly<Record<Kecocokan, string>> = {
  SAMA: 'sama',
  MIRIP: 'hampir sama',
  AGAK_MIRIP: 'agak mirip',
  BEDA: 'berbeda',
  KOSONG: 'kosong atau tidak terbaca pada salah satu sisi, tidak dihitung',
};

const angka = (n: number): string => `${n < 0 ? '−' : '+'}${Math.abs(n).toFixed(1).replace('.', ',')}`;

/** Why a pair was suggested: one line per field with the weight that its agreement had. */
export const uraikanPola = (pola: string, bobot: readonly (readonly number[])[]): readonly UraianTautan[] =>
  BIDANG_TAUTAN.map(({ bidang, judul }, f) => {
    const hasil = kecocokan(pola, bidang);
    const t = bacaPola(pola)[f] ?? null;
    const nilai = t === null ? 0 : (bobot[f]?.[t] ?? 0);
    return { bidang, judul, hasil, bobot: nilai, kalimat: `${judul} ${KATA[hasil]}${hasil === 'KOSONG' ? '' : ` (${angka(nilai)})`}` };
  });
