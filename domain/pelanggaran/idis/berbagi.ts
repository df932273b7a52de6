import { JANGKAUAN, type Peran } from '../../akses.ts';
import type { LingkupKasus, PembacaKasus } from '../sbt/berbagi.ts';

/** Parts of a case that not everybody who sees the case sees. PEMERIKSAAN is closed (PP 94/2021): team, summons, minutes, report. TERPERIKSA is who is examined and by whom. */
export const BAGIAN_KASUS = ['TERPERIKSA', 'PEMERIKSAAN'] as const;
export type BagianKasus = (typeof BAGIAN_KASUS)[number];

interface BerbagiKasus {
  readonly kasus: LingkupKasus;
  readonly bagian: readonly BagianKasus[];
}

/** Institutions of the SKB beside BKN; every other role sees cases by its reach, whole. */
const LEMBAGA: Readonly<Partial<Record<Peran, BerbagiKasus>>> = {
  OTDA_KEMENDAGRI: { kasus: 'DAERAH', bagian: ['TERPERIKSA'] },
  VIEWER_KEMENDAGRI: { kasus: 'DAERAH', bagian: [] },
  VIEWER_BAWASLU: { kasus: 'NETRALITAS', bagian: [] },
  VIEWER_PANRB: { kasus: 'TIDAK_ADA', bagian: [] },
};

const MENURUT_JANGKAUAN: Readonly<Record<(typeof JANGKAUAN)[Peran], LingkupKasus>> = {
  INSTANSI: 'INSTANSI',
  DAERAH: 'DAERAH',
  NASIONAL: 'NASIONAL',
  DIRI: 'DIRI',
  AGREGAT: 'TIDAK_ADA',
};

/** Which disciplinary cases a role sees, and which of those parts. The policies of migrations 0064 and 0082 say the same of rows. */
export const berbagiKasus = (peran: Peran): BerbagiKasus => LEMBAGA[peran] ?? { kasus: MENURUT_JANGKAUAN[JANGKAUAN[peran]], bagian: BAGIAN_KASUS };

export const melihatBagianKasus = (peran: Peran, bagian: BagianKasus): boolean => berbagiKasus(peran).bagian.includes(bagian);

export interface PokokKasusDisiplin {
  readonly instansi: number;
  readonly daerah: boolean;
  readonly nip: string;
  /** A neutrality finding opened it, and that finding is Bawaslu's business. */
  readonly netralitas: boolean;
}

export function melihatKasusDisiplin({ peran, instansi, nip }: PembacaKasus, k: PokokKasusDisiplin): boolean {
  switch (berbagiKasus(peran).kasus) {
    case 'NASIONAL':
      return true;
    case 'DAERAH':
      return k.daerah;
    case 'NETRALITAS':
      return k.netralitas;
    case 'INSTANSI':
      return instansi === k.instansi;
    case 'DIRI':
      return nip === k.nip;
    case 'TIDAK_ADA':
      return false;
  }
}
