/**
 * Tables in which the serving role may change rows; all others it may only read or add to. The counter of pertek numbers is the one count that it moves: it
 * takes a number.
 */
export const DAPAT_DIUBAH: readonly string[] = [
  'beda_riwayat',
  'hukuman_disiplin',
  'kasus_disiplin',
  'konsep_usul',
  'nomor_pertek',
  'padanan',
  'pemblokiran',
  'pembukaan_blokir',
  'selisih',
  'tugas_keluar',
  'upaya_disiplin',
  'usul',
  'usulan_tautan',
];
