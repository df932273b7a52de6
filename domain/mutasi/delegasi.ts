import type { Tanggal } from '../asn/tanggal.ts';
import { type Jenjang, wajibTandaTanganLangsung } from './usul.ts';

/** Roles that may put a signature under a pertek: the official in person, BKN staff by delegation, and the hub by delegation. */
export const PENANDA_TANGAN = ['PENANDATANGAN_BKN', 'PARAF_BKN', 'VERIFIKATOR_BKN', 'SISTEM'] as const;
export type PeranPenandaTangan = (typeof PENANDA_TANGAN)[number];

export type ModePertek = 'LANGSUNG' | 'DELEGASI_OTOMATIS';

export const modePertek = (peran: PeranPenandaTangan): ModePertek => (peran === 'PENANDATANGAN_BKN' ? 'LANGSUNG' : 'DELEGASI_OTOMATIS');

/** One row of the delegation matrix: for one jenjang, from one office to one signing role, on the strength of one SK. Both days included. */
export interface Delegasi {
  readonly id: string;
  readonly jenjang: Jenjang;
  /** Office that delegates, e.g. `Kepala BKN`. */
  readonly dari: string;
  readonly kepada: PeranPenandaTangan;
  readonly nomorSk: string;
  readonly tanggalSk: Tanggal;
  readonly berlakuDari: Tanggal;
  /** null = until revoked. */
  readonly berlakuSampai: Tanggal | null;
}

/** How a pertek is about to be signed, or was. */
export interface PenandaTanganPertek {
  readonly peran: PeranPenandaTangan;
  readonly tanggal: Tanggal;
  readonly delegasi: readonly Delegasi[];
}

const berlaku = (d: Delegasi, pada: Tanggal): boolean => d.berlakuDari <= pada && (d.berlakuSampai === null || pada <= d.berlakuSampai);

/** The delegation in force for a jenjang and a role on a day, the latest when there are several. Never one for JPT utama or madya. */
export function delegasiBerlaku(delegasi: readonly Delegasi[], jenjang: Jenjang, kepada: PeranPenandaTangan, pada: Tanggal): Delegasi | null {
  if (wajibTandaTanganLangsung(jenjang)) return null;
  const cocok = delegasi.filter((d) => d.jenjang === jenjang && d.kepada === kepada && berlaku(d, pada));
  return cocok.reduce<Delegasi | null>((a, d) => (a === null || d.berlakuDari > a.berlakuDari ? d : a), null);
}

/** Every delegation a signature over these jenjang rests on, or the jenjang that have none. A signature in person rests on none. */
export function dasarTandaTangan(
  jenjang: readonly Jenjang[],
  ttd: PenandaTanganPertek,
): { readonly delegasi: readonly Delegasi[]; readonly tanpa: readonly Jenjang[] } {
  if (modePertek(ttd.peran) === 'LANGSUNG') return { delegasi: [], tanpa: [] };
  const delegasi: Delegasi[] = [];
  const tanpa: Jenjang[] = [];
  for (const j of new Set(jenjang)) {
    const d = delegasiBerlaku(ttd.delegasi, j, ttd.peran, ttd.tanggal);
    if (d === null) tanpa.push(j);
    else delegasi.push(d);
  }
  return { delegasi, tanpa };
}
