/** Where a case of SBT stands (dossier 3.1). The database knows the same words (0061_sbt_tahap.sql). */
export const TAHAP_TEMUAN = [
  'VERIFIKASI',
  'KAJIAN',
  'TERBUKTI',
  'TIDAK_TERBUKTI',
  'REKOMENDASI',
  'PEMANTAUAN',
  'PERINGATAN',
  'TEGURAN',
  'PEMBLOKIRAN',
  'TINDAK_LANJUT',
  'SELESAI',
  'DITOLAK',
  'DUPLIKAT',
  'DIRUJUK',
] as const;
export type TahapTemuan = (typeof TAHAP_TEMUAN)[number];

/** Ends: nothing leads out of them. */
export const TAHAP_AKHIR: readonly TahapTemuan[] = ['TIDAK_TERBUKTI', 'SELESAI', 'DITOLAK', 'DUPLIKAT', 'DIRUJUK'];

/** Proven, and no follow-up has been found good yet: the gate holds every mutasi of the person. A claim of follow-up alone lifts nothing. */
export const TAHAP_MENGHALANGI: readonly TahapTemuan[] = ['TERBUKTI', 'REKOMENDASI', 'PEMANTAUAN', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN', 'TINDAK_LANJUT'];

/** Not proven yet: asks for a reason, stops nothing. */
export const TAHAP_DINILAI: readonly TahapTemuan[] = ['VERIFIKASI', 'KAJIAN'];

/** The PPK owes a follow-up here. */
export const TAHAP_MENUNGGU_PPK: readonly TahapTemuan[] = ['REKOMENDASI', 'PEMANTAUAN', 'PERINGATAN', 'TEGURAN', 'PEMBLOKIRAN'];

export const KATEGORI_TEMUAN = ['MUTASI_LIAR', 'NETRALITAS_KODE_ETIK', 'NETRALITAS_DISIPLIN', 'NSPK', 'DISIPLIN_UMUM'] as const;
export type KategoriTemuan = (typeof KATEGORI_TEMUAN)[number];

/** Bawaslu studies these and no others. */
export const KATEGORI_NETRALITAS: readonly KategoriTemuan[] = ['NETRALITAS_KODE_ETIK', 'NETRALITAS_DISIPLIN'];
export const isNetralitas = (kategori: string): boolean => (KATEGORI_NETRALITAS as readonly string[]).includes(kategori);
