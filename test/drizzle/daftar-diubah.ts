/**
 * Tables in which the serving role may change rows; all others it may only read or add to. The counters of numbers of letters are the counts that it
 * moves: it takes a number.
 */
export const DAPAT_DIUBAH: readonly string[] = [
  'aduan',
  'beda_riwayat',
  'hukuman_disiplin',
  'kasus_disiplin',
  'konsep_usul',
  'nomor_pertek',
  'nomor_surat_sbt',
  'padanan',
  'pemblokiran',
  'pembukaan_blokir',
  'selisih',
  'temuan',
  'tugas_keluar',
  'upaya_disiplin',
  'usul',
  'usulan_tautan',
];
