export type KelasKesalahan = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'CONFLICT' | 'BAD_INPUT' | 'UPSTREAM' | 'RATE_LIMITED' | 'INTERNAL';

/** Every fault the hub may show outside. Texts carry no personal data; details travel as ids only. */
export const KESALAHAN = {
  BELUM_MASUK: { kelas: 'UNAUTHENTICATED', pesan: 'Token tidak ada, tidak sah, atau kedaluwarsa.' },
  TIDAK_BERWENANG: { kelas: 'FORBIDDEN', pesan: 'Peran Anda tidak berwenang atas operasi ini.' },
  BUKAN_INSTANSI_ANDA: { kelas: 'FORBIDDEN', pesan: 'Instansi di luar kewenangan Anda.' },
  TANDA_DITOLAK: { kelas: 'FORBIDDEN', pesan: 'Tanda tangan kiriman tidak ada, tidak sah, atau di luar waktunya; tidak ada yang disimpan.' },
  TIDAK_DITEMUKAN: { kelas: 'NOT_FOUND', pesan: 'Data tidak ditemukan atau di luar kewenangan Anda.' },
  VERSI_BERUBAH: { kelas: 'CONFLICT', pesan: 'Data sudah diubah pihak lain; muat ulang lalu ulangi.' },
  PERALIHAN_DITOLAK: { kelas: 'CONFLICT', pesan: 'Tindakan tidak berlaku pada status ini.' },
  GERBANG_MENAHAN: { kelas: 'CONFLICT', pesan: 'Gerbang menahan: ada penghalang yang terbuka atau belum diketahui.' },
  KUNCI_DIPAKAI_LAIN: { kelas: 'CONFLICT', pesan: 'Idempotency-Key sudah dipakai untuk isi yang berbeda.' },
  ORANG_SAMA: { kelas: 'CONFLICT', pesan: 'Tindakan ini harus dilakukan oleh orang yang berbeda.' },
  DISIPLIN_DITAHAN: { kelas: 'CONFLICT', pesan: 'Langkah disiplin ditahan: syaratnya belum dipenuhi atau belum diketahui.' },
  DOKUMEN_TIDAK_DIKENAL: {
    kelas: 'NOT_FOUND',
    pesan: 'Dokumen dengan sidik itu tidak dikenal hub, dan tidak ada yang disimpan dari permintaan ini. Kirim teks lengkapnya pada bidang query.',
  },
  DOKUMEN_TIDAK_DIIZINKAN: { kelas: 'FORBIDDEN', pesan: 'Klien ini hanya boleh mengirim dokumen yang ada pada daftarnya.' },
  MASUKAN_SALAH: { kelas: 'BAD_INPUT', pesan: 'Masukan tidak sah.' },
  PROFIL_DITOLAK: { kelas: 'BAD_INPUT', pesan: 'Profil pemetaan ditolak.' },
  BERKAS_DITOLAK: { kelas: 'BAD_INPUT', pesan: 'Berkas tidak dapat dibaca.' },
  SESI_TIDAK_BERLAKU: { kelas: 'CONFLICT', pesan: 'Sesi sinkron sudah selesai, kedaluwarsa, atau dibuka untuk isi lain.' },
  AKAR_TIDAK_COCOK: { kelas: 'CONFLICT', pesan: 'Isi yang dihitung ulang hub berbeda dari akar yang dinyatakan agen.' },
  MUATAN_DITOLAK: { kelas: 'BAD_INPUT', pesan: 'Muatan sinkron tidak sah.' },
  SUMBER_TIDAK_TERSEDIA: { kelas: 'UPSTREAM', pesan: 'Sumber data tidak menjawab.' },
  SUMBER_MENOLAK: { kelas: 'BAD_INPUT', pesan: 'Sumber menolak; perlu tindakan.' },
  FEED_TIDAK_WAJAR: { kelas: 'CONFLICT', pesan: 'Umpan kehilangan terlalu banyak baris; ditahan untuk diperiksa orang.' },
  TERLALU_SERING: { kelas: 'RATE_LIMITED', pesan: 'Terlalu sering; coba lagi nanti.' },
  HUB_SIBUK: { kelas: 'UPSTREAM', pesan: 'Hub sedang penuh; kirim ulang nanti. Yang sudah diterima tidak hilang.' },
  TENGGAT_TERLEWATI: { kelas: 'UPSTREAM', pesan: 'Tenggat waktu terlewati.' },
  AUDIT_SEAL_STALE: {
    kelas: 'UPSTREAM',
    pesan:
      'Segel jejak audit terlalu lama tidak diperbarui, sehingga persetujuan berhenti; pekerjaan lain berjalan terus. Hubungi operator hub (runbook segel-basi), lalu ulangi: tidak ada yang berubah.',
  },
  KONFIGURASI: { kelas: 'INTERNAL', pesan: 'Konfigurasi tidak sah.' },
  INTERNAL: { kelas: 'INTERNAL', pesan: 'Terjadi kesalahan internal.' },
} as const satisfies Readonly<Record<string, { kelas: KelasKesalahan; pesan: string }>>;

export type KodeKesalahan = keyof typeof KESALAHAN;

/** A fault from the catalogue. `rincian` must never hold a name, NIK, NIP or birth date. */
export class Kesalahan extends Error {
  readonly kode: KodeKesalahan;
  constructor(kode: KodeKesalahan, rincian?: string) {
    super(rincian === undefined ? KESALAHAN[kode].pesan : `${KESALAHAN[kode].pesan} ${rincian}`);
    this.name = 'Kesalahan';
    this.kode = kode;
  }
}
