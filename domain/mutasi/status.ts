export const STATUS_USUL = [
  'DRAF',
  'DIAJUKAN',
  'DITAHAN',
  'DITERIMA_BKN',
  'DISETUJUI',
  'PERTEK_TERBIT',
  'MENUNGGU_MENDAGRI',
  'SK_TERBIT',
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
  'setujuiInstansi',
  'setujui',
  'kembalikan',
  'tolak',
  'terbitkanPertek',
  'mintaMendagri',
  'catatMendagri',
  'catatKeputusan',
  'terbitkanSk',
  'catatPelantikan',
  'buktikan',
  'batalkan',
] as const;
export type TindakanUsul = (typeof TINDAKAN_USUL)[number];

const TETAP = {
  ajukan: null,
  tahan: null,
  setujuiInstansi: null,
  setujui: null,
  kembalikan: null,
  tolak: null,
  terbitkanPertek: null,
  mintaMendagri: null,
  catatMendagri: null,
  catatKeputusan: null,
  terbitkanSk: null,
  catatPelantikan: null,
  buktikan: null,
  batalkan: null,
} as const;

/** Every status answers every tindakan; null = refused. No Partial: a new status does not compile until decided. */
export const PERALIHAN: Readonly<Record<StatusUsul, Readonly<Record<TindakanUsul, StatusUsul | null>>>> = {
  DRAF: { ...TETAP, ajukan: 'DIAJUKAN', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  DIAJUKAN: {
    ...TETAP,
    setujuiInstansi: 'DITERIMA_BKN',
    setujui: 'DISETUJUI',
    tahan: 'DITAHAN',
    kembalikan: 'BTS',
    tolak: 'TMS',
    batalkan: 'DIBATALKAN',
  },
  DITERIMA_BKN: { ...TETAP, setujui: 'DISETUJUI', tahan: 'DITAHAN', kembalikan: 'BTS', tolak: 'TMS', batalkan: 'DIBATALKAN' },
  DITAHAN: { ...TETAP, ajukan: 'DIAJUKAN', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  DISETUJUI: { ...TETAP, terbitkanPertek: 'PERTEK_TERBIT', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  PERTEK_TERBIT: {
    ...TETAP,
    mintaMendagri: 'MENUNGGU_MENDAGRI',
    catatKeputusan: 'PERTEK_TERBIT',
    terbitkanSk: 'SK_TERBIT',
    tahan: 'DITAHAN',
    batalkan: 'DIBATALKAN',
  },
  MENUNGGU_MENDAGRI: { ...TETAP, catatMendagri: 'PERTEK_TERBIT', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  SK_TERBIT: { ...TETAP, catatPelantikan: 'DILANTIK', tahan: 'DITAHAN' },
  DILANTIK: { ...TETAP, buktikan: 'SELESAI' },
  SELESAI: TETAP,
  BTS: { ...TETAP, ajukan: 'DIAJUKAN', tahan: 'DITAHAN', batalkan: 'DIBATALKAN' },
  TMS: TETAP,
  DIBATALKAN: TETAP,
};

/** The status after a tindakan, or null when the table refuses it. */
export const statusSetelah = (status: StatusUsul, tindakan: TindakanUsul): StatusUsul | null => PERALIHAN[status][tindakan];

/** Approved but not yet inaugurated: a new blocker moves these to DITAHAN in its own transaction (invariant I15). */
export const STATUS_DAPAT_DITAHAN: readonly StatusUsul[] = ['DISETUJUI', 'PERTEK_TERBIT', 'MENUNGGU_MENDAGRI', 'SK_TERBIT'];

/** Still running: a pegawai may have one such usul at a time (rule A10). */
export const STATUS_BERJALAN: readonly StatusUsul[] = [
  'DRAF',
  'DIAJUKAN',
  'DITAHAN',
  'DITERIMA_BKN',
  'DISETUJUI',
  'PERTEK_TERBIT',
  'MENUNGGU_MENDAGRI',
  'SK_TERBIT',
  'DILANTIK',
  'BTS',
];

export interface KodeSiasn {
  readonly kode: string;
  readonly label: string;
}

const siasn = (...pasang: readonly (readonly [string, string])[]): readonly KodeSiasn[] => pasang.map(([kode, label]) => ({ kode, label }));

/** SIASN's own proposal states beside ours, as seen in its kenaikan pangkat and pengadaan services. Empty = SIASN has no such state. */
export const KODE_SIASN: Readonly<Record<StatusUsul, readonly KodeSiasn[]>> = {
  DRAF: siasn(['1', 'Input Berkas']),
  DIAJUKAN: siasn(['3', 'Surat Usulan'], ['4', 'Approval Surat Usulan']),
  DITAHAN: [],
  DITERIMA_BKN: siasn(['12', 'Terima Usulan'], ['33', 'Menunggu Layanan']),
  DISETUJUI: siasn(['15', 'Validasi - Disetujui'], ['16', 'Berkas Disetujui'], ['20', 'Menunggu TTD Pertek']),
  PERTEK_TERBIT: siasn(['22', 'Sudah di TTD Pertek'], ['23', 'Surat Keluar']),
  MENUNGGU_MENDAGRI: siasn(['76', 'Menunggu Rekom OTDA']),
  SK_TERBIT: siasn(['32', 'Pembuatan SK Berhasil'], ['49', 'Sudah TTD SK']),
  DILANTIK: [],
  SELESAI: siasn(['11', 'Profil PNS telah diperbaharui'], ['31', 'Telah Update di Profile PNS']),
  BTS: siasn(['5', 'Perbaikan Dokumen'], ['14', 'Validasi - Perbaikan Dokumen'], ['67', 'Perbaikan Dokumen-BTS']),
  TMS: siasn(['6', 'Tidak Memenuhi Syarat'], ['13', 'Validasi - Tidak Memenuhi Syarat']),
  DIBATALKAN: siasn(['99', 'Usulan Dihapus']),
};
