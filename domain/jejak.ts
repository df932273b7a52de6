/** The complete list of audit events and the fields each must carry. Person keys are the keyed hash of the NIP, never the NIP. */
export const JEJAK = {
  'tarikan.diterima': ['tarikan', 'instansi', 'sisi', 'jenis'],
  'tarikan.diterapkan': ['tarikan', 'instansi', 'diterapkan', 'ditolak'],
  'tarikan.tertunda': ['tarikan', 'instansi', 'sebab'],
  'tarikan.dikonfirmasi': ['tarikan', 'instansi'],
  'tarikan.ditolak': ['tarikan', 'instansi'],
  'selisih.diputuskan': ['selisih', 'keputusan', 'jenis', 'alasanKode'],
  'selisih.keputusan_dibatalkan': ['selisih', 'keputusan'],
  'padanan.ditetapkan': ['instansi', 'tabel', 'lokal', 'siasn'],
  'mutasi.diajukan': ['usul', 'instansi', 'beritaAcara'],
  'mutasi.ditahan': ['usul', 'beritaAcara'],
  'mutasi.ditahan_penghalang': ['usul', 'sebab'],
  'mutasi.disetujui': ['usul', 'beritaAcara'],
  'mutasi.dikembalikan': ['usul'],
  'mutasi.ditolak': ['usul'],
  'mutasi.pertek_terbit': ['usul', 'nomor', 'mode'],
  'mutasi.mendagri_dicatat': ['usul', 'nomor'],
  'mutasi.sk_terbit': ['usul', 'nomor'],
  'mutasi.dilantik': ['usul'],
  'mutasi.selesai': ['usul'],
  'mutasi.dibatalkan': ['usul'],
  'pelanggaran.hukuman_dicatat': ['hukuman'],
  'pelanggaran.temuan_dicatat': ['temuan', 'kategori'],
  'pelanggaran.mutasi_liar': ['temuan', 'instansi', 'tarikan'],
  'pelanggaran.blokir_diusulkan': ['blokir', 'sasaran'],
  'pelanggaran.blokir_disetujui': ['blokir', 'sasaran'],
  'pelanggaran.blokir_dibuka': ['blokir', 'sasaran'],
  'akses.nik_dibuka': ['tujuan', 'jumlah'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Peristiwa = keyof typeof JEJAK;
export type IsiJejak<P extends Peristiwa> = Readonly<Record<(typeof JEJAK)[P][number], string | number | null>>;
