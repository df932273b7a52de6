import type { Tahap } from './gerbang/aturan.ts';

export const STATUS_USUL = [
  'DRAF',
  'DIAJUKAN',
  'TERVERIFIKASI',
  'SURAT_USULAN',
  'MENUNGGU_PPK',
  'MENUNGGU_PROVINSI',
  'DITAHAN',
  'DITERIMA_BKN',
  'DISETUJUI',
  'PARAF_PERTEK',
  'PERTEK_TERBIT',
  'PERBAIKAN_PERTEK',
  'MENUNGGU_MENDAGRI',
  'SK_TERBIT',
  'PERBAIKAN_SK',
  'DILANTIK',
  'SELESAI',
  'BTS',
  'TMS',
  'DIBATALKAN',
] as const;
export type StatusUsul = (typeof STATUS_USUL)[number];

export const TINDAKAN_USUL = [
  'ajukan',
  'tahan',
  'verifikasi',
  'catatSuratUsulan',
  'setujuiPyb',
  'setujuiInstansi',
  'mintaProvinsi',
  'catatProvinsi',
  'setujuiProvinsi',
  'setujui',
  'kembalikan',
  'tolak',
  'paraf',
  'terbitkanPertek',
  'perbaikiPertek',
  'batalkanPertek',
  'mintaMendagri',
  'catatMendagri',
  'catatKeputusan',
  'terbitkanSk',
  'perbaikiSk',
  'gantiSk',
  'batalkanSk',
  'catatPelantikan',
  'buktikan',
  'batalkan',
] as const;
export type TindakanUsul = (typeof TINDAKAN_USUL)[number];

const TETAP = Object.fromEntries(TINDAKAN_USUL.map((t) => [t, null])) as Readonly<Record<TindakanUsul, null>>;

/** In the hands of the proposing instansi, which step of its chain comes next is domain/mutasi/rantai.ts. */
const DI_INSTANSI = {
  setujuiInstansi: 'DITERIMA_BKN',
  mintaProvinsi: 'MENUNGGU_PROVINSI',
  tahan: 'DITAHAN',
  kembalikan: 'BTS',
  batalkan: 'DIBATALKAN',
} as const;
const DI_BKN = { setujui: 'DISETUJUI', tahan: 'DITAHAN', kembalikan: 'BTS', tolak: 'TMS', batalkan: 'DIBATALKAN' } as const;
const BERPERTEK = { batalkanPertek: 'DIBATALKAN', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' } as const;

/** Every status answers every tindakan; null = refused. No Partial: a new status does not compile until decided. */
export const PERALIHAN: Readonly<Record<StatusUsul, Readonly<Record<TindakanUsul, StatusUsul | null>>>> = {
  DRAF: { ...TETAP, ajukan: 'DIAJUKAN', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  DIAJUKAN: { ...TETAP, ...DI_INSTANSI, ...DI_BKN, verifikasi: 'TERVERIFIKASI', catatSuratUsulan: 'SURAT_USULAN', setujuiPyb: 'MENUNGGU_PPK' },
  TERVERIFIKASI: { ...TETAP, ...DI_INSTANSI, catatSuratUsulan: 'SURAT_USULAN', setujuiPyb: 'MENUNGGU_PPK' },
  SURAT_USULAN: { ...TETAP, ...DI_INSTANSI, setujuiPyb: 'MENUNGGU_PPK' },
  MENUNGGU_PPK: { ...TETAP, ...DI_INSTANSI },
  MENUNGGU_PROVINSI: {
    ...TETAP,
    catatProvinsi: 'MENUNGGU_PROVINSI',
    setujuiProvinsi: 'DITERIMA_BKN',
    tahan: 'DITAHAN',
    kembalikan: 'BTS',
    batalkan: 'DIBATALKAN',
  },
  DITERIMA_BKN: { ...TETAP, ...DI_BKN },
  DITAHAN: { ...TETAP, ajukan: 'DIAJUKAN', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  // Straight to the SK where the law asks for no pertek (domain/mutasi/pertek-wajib.ts).
  DISETUJUI: {
    ...TETAP,
    paraf: 'PARAF_PERTEK',
    terbitkanPertek: 'PERTEK_TERBIT',
    terbitkanSk: 'SK_TERBIT',
    kembalikan: 'BTS',
    tahan: 'DITAHAN',
    batalkan: 'DIBATALKAN',
  },
  PARAF_PERTEK: { ...TETAP, terbitkanPertek: 'PERTEK_TERBIT', kembalikan: 'BTS', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  PERTEK_TERBIT: {
    ...TETAP,
    ...BERPERTEK,
    perbaikiPertek: 'PERBAIKAN_PERTEK',
    mintaMendagri: 'MENUNGGU_MENDAGRI',
    catatKeputusan: 'PERTEK_TERBIT',
    terbitkanSk: 'SK_TERBIT',
  },
  PERBAIKAN_PERTEK: { ...TETAP, ...BERPERTEK, paraf: 'PARAF_PERTEK', terbitkanPertek: 'PERTEK_TERBIT' },
  MENUNGGU_MENDAGRI: { ...TETAP, ...BERPERTEK, perbaikiPertek: 'PERBAIKAN_PERTEK', catatMendagri: 'PERTEK_TERBIT' },
  SK_TERBIT: { ...TETAP, catatPelantikan: 'DILANTIK', perbaikiSk: 'PERBAIKAN_SK', batalkanSk: 'DIBATALKAN', tahan: 'DITAHAN' },
  PERBAIKAN_SK: { ...TETAP, terbitkanSk: 'SK_TERBIT', batalkanSk: 'DIBATALKAN', tahan: 'DITAHAN' },
  DILANTIK: { ...TETAP, gantiSk: 'DILANTIK', batalkanSk: 'DIBATALKAN', buktikan: 'SELESAI' },
  // An end that a wrong letter opens again: the corrected SK is written back and proved anew.
  SELESAI: { ...TETAP, gantiSk: 'DILANTIK', batalkanSk: 'DIBATALKAN' },
  BTS: { ...TETAP, ajukan: 'DIAJUKAN', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  TMS: TETAP,
  DIBATALKAN: TETAP,
};

/** The status after a tindakan, or null when the table refuses it. */
export const statusSetelah = (status: StatusUsul, tindakan: TindakanUsul): StatusUsul | null => PERALIHAN[status][tindakan];

/** Ends. SELESAI opens again only for a corrected or revoked SK. */
export const STATUS_AKHIR: readonly StatusUsul[] = ['SELESAI', 'TMS', 'DIBATALKAN'];

/** Still running: a pegawai may have one such usul at a time (rule A10). */
export const STATUS_BERJALAN: readonly StatusUsul[] = STATUS_USUL.filter((s) => !STATUS_AKHIR.includes(s));

/** Approved but not yet inaugurated: a new blocker moves these to DITAHAN in its own transaction (invariant I15). */
export const STATUS_DAPAT_DITAHAN: readonly StatusUsul[] = [
  'DISETUJUI',
  'PARAF_PERTEK',
  'PERTEK_TERBIT',
  'PERBAIKAN_PERTEK',
  'MENUNGGU_MENDAGRI',
  'SK_TERBIT',
  'PERBAIKAN_SK',
];

/** Approved and not yet a fact of BKN's record: its people have a place in the target position that nobody else may get. */
export const STATUS_MENJANJIKAN: readonly StatusUsul[] = [...STATUS_DAPAT_DITAHAN, 'DILANTIK'];

/** What a usul becomes when somebody says yes to it. While the audit is not sealed the database lets none of these steps through (0086_segel_jejak.sql). */
export const STATUS_PERSETUJUAN: readonly StatusUsul[] = [
  'MENUNGGU_PPK',
  'MENUNGGU_PROVINSI',
  'DITERIMA_BKN',
  'DISETUJUI',
  'PARAF_PERTEK',
  'PERTEK_TERBIT',
  'SK_TERBIT',
  'DILANTIK',
];

/** Whether the act may give out places of a position. Only then must it wait for other such acts; whoever has a place keeps it, and nobody needs to look. */
export const memberiTempat = (tindakan: TindakanUsul): boolean =>
  STATUS_USUL.some((dari) => {
    const ke = PERALIHAN[dari][tindakan];
    return ke !== null && STATUS_MENJANJIKAN.includes(ke) && !STATUS_MENJANJIKAN.includes(dari);
  });

/** Stage at which the database asks for minutes of the gate of this very transaction before a usul takes this step; null = it asks for none. */
export function tahapPeralihan(dari: StatusUsul, ke: StatusUsul): Tahap | null {
  if (dari === ke) return null;
  if (ke === 'PERTEK_TERBIT') return dari === 'MENUNGGU_MENDAGRI' ? null : 'PERTEK';
  return TAHAP_STATUS[ke] ?? null;
}

const TAHAP_STATUS: Readonly<Partial<Record<StatusUsul, Tahap>>> = { DIAJUKAN: 'AJUKAN', DISETUJUI: 'SETUJUI', SK_TERBIT: 'SK', DILANTIK: 'PELANTIKAN' };
