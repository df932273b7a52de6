import type { Peran } from '../../akses.ts';

export const SALURAN = ['PUBLIK', 'LAPOR', 'BAWASLU', 'KEMENPANRB', 'KEMENDAGRI', 'BKN'] as const;
export type Saluran = (typeof SALURAN)[number];

/** Channels that a role may hand complaints in by; SP4N-LAPOR is run by KemenPAN-RB and passed on by BKN too. The database holds the same table. */
export const SALURAN_PERAN: Readonly<Partial<Record<Peran, readonly Saluran[]>>> = {
  VIEWER_PANRB: ['KEMENPANRB', 'LAPOR'],
  VIEWER_KEMENDAGRI: ['KEMENDAGRI'],
  VIEWER_BAWASLU: ['BAWASLU'],
  AUDITOR_ASN: ['BKN', 'LAPOR'],
  DIR_WASDAL: ['BKN', 'LAPOR'],
};

/** What a reporter can tell apart; which category of finding it is, the Satgas decides. */
export const KATEGORI_ADUAN = {
  NETRALITAS: 'Netralitas ASN dalam pemilihan',
  DISIPLIN_UMUM: 'Pelanggaran disiplin lain',
  NSPK: 'Pengangkatan, pemindahan, atau pemberhentian yang melanggar aturan',
} as const;
export type KategoriAduan = keyof typeof KATEGORI_ADUAN;
