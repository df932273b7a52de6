import { STATUS_USUL, type StatusUsul } from './status.ts';

/** The four buckets into which BKN's staff collapse the states of a usul. */
export const EMBER = ['INBOX', 'MS', 'BTS', 'TMS'] as const;
export type Ember = (typeof EMBER)[number];

/** Bucket of each status; null = not before BKN: still with the instansi or the province, held, or withdrawn. */
export const EMBER_STATUS: Readonly<Record<StatusUsul, Ember | null>> = {
  DRAF: null,
  DIAJUKAN: 'INBOX',
  TERVERIFIKASI: null,
  SURAT_USULAN: null,
  MENUNGGU_PPK: null,
  MENUNGGU_PROVINSI: null,
  DITAHAN: null,
  DITERIMA_BKN: 'INBOX',
  DISETUJUI: 'MS',
  PARAF_PERTEK: 'MS',
  PERTEK_TERBIT: 'MS',
  PERBAIKAN_PERTEK: 'MS',
  MENUNGGU_MENDAGRI: 'MS',
  SK_TERBIT: 'MS',
  PERBAIKAN_SK: 'MS',
  DILANTIK: 'MS',
  SELESAI: 'MS',
  BTS: 'BTS',
  TMS: 'TMS',
  DIBATALKAN: null,
};

export const statusEmber = (ember: Ember): readonly StatusUsul[] => STATUS_USUL.filter((s) => EMBER_STATUS[s] === ember);
