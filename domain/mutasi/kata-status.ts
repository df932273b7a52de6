/** Statuses of a usul as the person it is about reads them. A status that is not here is shown by its own name. */
const KATA_STATUS: Readonly<Record<string, string>> = {
  DRAF: 'Masih disusun instansi',
  DIAJUKAN: 'Diajukan, menunggu persetujuan pimpinan instansi',
  DITAHAN: 'Ditahan sampai penyebabnya diselesaikan',
  DITERIMA_BKN: 'Diterima BKN, sedang diperiksa',
  DISETUJUI: 'Disetujui BKN, menunggu pertimbangan teknis',
  PERTEK_TERBIT: 'Pertimbangan teknis terbit',
  MENUNGGU_MENDAGRI: 'Menunggu persetujuan Menteri Dalam Negeri',
  SK_TERBIT: 'Surat keputusan terbit',
  DILANTIK: 'Sudah dilantik, menunggu pencatatan di SIASN dan SIMPEG',
  SELESAI: 'Selesai: tercatat sama di SIASN dan SIMPEG',
  BTS: 'Dikembalikan ke instansi: berkas perlu diperbaiki',
  TMS: 'Ditolak: tidak memenuhi syarat',
  DIBATALKAN: 'Dibatalkan instansi',
};

export const kataStatus = (status: string): string => KATA_STATUS[status] ?? status.replaceAll('_', ' ').toLowerCase();
