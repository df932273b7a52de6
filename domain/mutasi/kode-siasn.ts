import { STATUS_USUL, type StatusUsul } from './status.ts';

export interface KodeSiasn {
  readonly kode: string;
  readonly label: string;
}

const siasn = (...pasang: readonly (readonly [string, string])[]): readonly KodeSiasn[] => pasang.map(([kode, label]) => ({ kode, label }));

/** SIASN's own proposal states beside ours, as seen in its kenaikan pangkat and pengadaan services. Empty = SIASN has no such state. */
export const KODE_SIASN: Readonly<Record<StatusUsul, readonly KodeSiasn[]>> = {
  DRAF: siasn(['1', 'Input Berkas']),
  DIAJUKAN: siasn(['3', 'Surat Usulan'], ['4', 'Approval Surat Usulan']),
  TERVERIFIKASI: siasn(['2', 'Berkas Disimpan (Terverifikasi)']),
  SURAT_USULAN: siasn(['3', 'Surat Usulan']),
  MENUNGGU_PPK: siasn(['4', 'Approval Surat Usulan']),
  MENUNGGU_PROVINSI: siasn(['55', 'Approval Tingkat Provinsi'], ['56', 'Perbaikan Approval']),
  DITAHAN: [],
  DITERIMA_BKN: siasn(['12', 'Terima Usulan'], ['33', 'Menunggu Layanan']),
  DISETUJUI: siasn(
    ['15', 'Validasi - Disetujui'],
    ['16', 'Berkas Disetujui'],
    ['17', 'Menunggu Paraf Pertek'],
    ['18', 'Gagal Paraf Pertek'],
    ['20', 'Menunggu TTD Pertek'],
  ),
  PARAF_PERTEK: siasn(['19', 'Sudah di Paraf'], ['20', 'Menunggu TTD Pertek'], ['21', 'Ditolak TTD Pertek'], ['53', 'Setuju TTD Pertek']),
  PERTEK_TERBIT: siasn(['22', 'Sudah di TTD Pertek'], ['23', 'Surat Keluar']),
  PERBAIKAN_PERTEK: siasn(
    ['24', 'Perbaikan Pertek'],
    ['37', 'Approval Perbaikan Pertek'],
    ['57', 'Perbaikan Pertek'],
    ['58', 'Perbaikan Pertek'],
    ['72', 'Perbaikan Pertek'],
    ['73', 'Perbaikan Pertek'],
    ['74', 'Perbaikan Pertek'],
  ),
  MENUNGGU_MENDAGRI: siasn(['76', 'Menunggu Rekom OTDA']),
  SK_TERBIT: siasn(['32', 'Pembuatan SK Berhasil'], ['49', 'Sudah TTD SK'], ['10', 'Cetak SK']),
  PERBAIKAN_SK: siasn(...['39', '40', '41', '42', '43', '44', '45', '66', '68', '69', '70', '71'].map((k) => [k, 'Perbaikan SK'] as const)),
  DILANTIK: [],
  SELESAI: siasn(['11', 'Profil PNS telah diperbaharui'], ['31', 'Telah Update di Profile PNS']),
  BTS: siasn(
    ['5', 'Perbaikan Dokumen'],
    ['14', 'Validasi - Perbaikan Dokumen'],
    ['34', 'Perbaikan Dokumen'],
    ['52', 'Perbaikan Dokumen'],
    ['67', 'Perbaikan Dokumen-BTS'],
  ),
  TMS: siasn(['6', 'Tidak Memenuhi Syarat'], ['13', 'Validasi - Tidak Memenuhi Syarat']),
  DIBATALKAN: siasn(
    ['99', 'Usulan Dihapus'],
    ['26', 'Pembatalan Pertek'],
    ['38', 'Approval Pembatalan Pertek'],
    ['75', 'Pembatalan Pertek'],
    ['65', 'Pembatalan NIP/Pertek'],
  ),
};

/** States that SIASN has and a usul of the hub has not: the making of an SK inside SIASN, and a hearing. Seen, so not unknown. */
const TANPA_PADANAN: Readonly<Record<string, string>> = {
  '27': 'Menunggu SK Paraf/TTE',
  '28': 'Setuju Paraf SK',
  '29': 'Tolak TTD SK',
  '30': 'Setuju TTD SK',
  '35': 'Tolak Paraf SK',
  '36': 'Menunggu TTD SK Instansi',
  '46': 'Menunggu TTD SK Instansi',
  '47': 'Tolak TTD SK Instansi',
  '48': 'Setuju TTD SK Instansi',
  '59': 'Menunggu Buat SK',
  '60': 'Proses Persidangan',
};

export interface PadananSiasn {
  /** Text of the code when the list has it; null = nobody has seen this code. */
  readonly label: string | null;
  /** Our statuses that stand beside it, in the order of the table; several when SIASN is coarser. */
  readonly status: readonly StatusUsul[];
}

/** What a code of SIASN means here. A code nobody has seen answers with nothing, and is kept all the same. */
export function padananSiasn(kode: string): PadananSiasn {
  const status = STATUS_USUL.filter((s) => KODE_SIASN[s].some((k) => k.kode === kode));
  const label = status.flatMap((s) => KODE_SIASN[s]).find((k) => k.kode === kode)?.label ?? TANPA_PADANAN[kode] ?? null;
  return { label, status };
}
