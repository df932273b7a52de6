import { BATAS_DENYUT } from './batas.ts';
import type { PesanBuka } from './pesan.ts';

/** What the hub holds of one instansi, side and kind. */
export interface Cermin {
  readonly tarikan: string;
  readonly kunci: string;
  readonly akar: string;
  readonly jumlah: number;
  readonly cacat: number;
  readonly berkas: string;
  readonly adaBerkas: boolean;
  readonly status: string;
  /** No other feed of this kind was accepted since. */
  readonly isTerbaru: boolean;
  /** Read under today's profile and units. */
  readonly isRevisiKini: boolean;
  /** Set differences of this very feed are still missing. */
  readonly isBerjalan: boolean;
}

/** How the hub tells the rows of a feed apart. */
export interface Pengenal {
  /** Column that the agent must use; null: the one it finds itself. */
  readonly kolom: string | null;
  /** Why a file that changed can only travel whole; null: rows may. */
  readonly sebabPenuh: string | null;
}

export type Putusan =
  | { readonly apa: 'SAMA' | 'LANJUTKAN' | 'TAMPILKAN' | 'UMPANKAN_LAGI' | 'MUATAN' | 'REKONSILIASI'; readonly cermin: Cermin }
  | { readonly apa: 'SKETSA' }
  | { readonly apa: 'KOLOM'; readonly kolomKunci: string }
  | { readonly apa: 'PENUH'; readonly sebab: string };

function putuskanSama(c: Cermin): Putusan {
  if (c.status === 'DITERIMA' || c.status === 'DISIAPKAN' || (c.status === 'DITERAPKAN' && c.isBerjalan)) return { apa: 'LANJUTKAN', cermin: c };
  // Held or refused for its content; the same content again would only add a tarikan each round.
  if ((c.status === 'TERTUNDA' || c.status === 'GAGAL') && c.isTerbaru && c.isRevisiKini) return { apa: 'TAMPILKAN', cermin: c };
  return { apa: c.status === 'DITERAPKAN' && c.isTerbaru && c.isRevisiKini ? 'SAMA' : 'UMPANKAN_LAGI', cermin: c };
}

/** The rungs, in order: same root, delta against the journal's root, reconciliation, full upload. */
export function putuskanBuka(pesan: PesanBuka, cermin: Cermin | null, { kolom, sebabPenuh }: Pengenal): Putusan {
  if (kolom !== null && kolom !== pesan.kolomKunci) return { apa: 'KOLOM', kolomKunci: kolom };
  if (cermin === null || !cermin.adaBerkas) return { apa: 'PENUH', sebab: 'hub belum menyimpan berkas agen ini' };
  if (cermin.kunci === pesan.kunci && cermin.akar === pesan.akar) return putuskanSama(cermin);
  if (sebabPenuh !== null) return { apa: 'PENUH', sebab: sebabPenuh };
  if (pesan.penuh) return { apa: 'PENUH', sebab: 'diminta agen' };
  if (cermin.kunci !== pesan.kunci) return { apa: 'PENUH', sebab: 'judul kolom berbeda dari berkas terakhir' };
  if (cermin.cacat > 0 || pesan.cacat > 0) return { apa: 'PENUH', sebab: 'ada baris yang tidak terbaca utuh' };
  if (pesan.dasar === cermin.akar) return { apa: 'MUATAN', cermin };
  return pesan.sketsa === null ? { apa: 'SKETSA' } : { apa: 'REKONSILIASI', cermin };
}

/** Whether so many cells are still cheaper than the file. */
export const isSelWajar = (sel: number, baris: number): boolean => sel <= Math.min(BATAS_DENYUT.sel, Math.max(64, baris * BATAS_DENYUT.bagianSel));
