import { z } from 'zod';

/** Secrets that let a fresh clone start; production refuses them. */
export const KUNCI_PENGEMBANGAN = {
  SIMPUL_KUNCI_PEMANGGIL: 'kunci-pemanggil-hanya-untuk-pengembangan',
  SIMPUL_KUNCI_SAMARAN: 'kunci-samaran-hanya-untuk-pengembangan',
} as const;

const bulat = (bawaan: number, min: number, maks: number) =>
  z
    .string()
    .regex(/^\d+$/, 'harus bilangan bulat')
    .transform(Number)
    .pipe(z.number().min(min, `paling sedikit ${min}`).max(maks, `paling banyak ${maks}`))
    .default(bawaan);
// 0 lets the system choose, for tests that run side by side.
const port = (bawaan: number) => bulat(bawaan, 0, 65_535);
const rahasia = (bawaan: string) => z.string().min(32, 'paling sedikit 32 karakter').default(bawaan);
const pilihan = <const T extends readonly [string, ...string[]]>(daftar: T) => z.enum(daftar, `harus salah satu dari ${daftar.join(', ')}`);
const alamatUrl = (protokol: RegExp, contoh: string) => z.url({ protocol: protokol, error: `harus URL ${contoh}` });

function isZona(nama: string): boolean {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: nama }).format(0) !== '';
  } catch {
    return false;
  }
}

/** Every variable the hub reads. The descriptions become .env.example. */
export const PengaturanLingkungan = z.object({
  NODE_ENV: pilihan(['development', 'test', 'production'])
    .default('development')
    .describe('development, test atau production. Produksi menolak rahasia bawaan dan penerbit token tersemat.'),
  SIMPUL_MODE: pilihan(['satu', 'http']).default('satu').describe('satu: kelima subgraf di dalam proses gerbang. http: tiap subgraf proses tersendiri.'),
  SIMPUL_DATA: z.string().default('.simpul').describe('Folder data tersemat: PostgreSQL, kunci pengembangan, sumber sintetis.'),
  DATABASE_URL: alamatUrl(/^postgres(ql)?$/, 'postgres://')
    .optional()
    .describe('PostgreSQL milik Anda. Kosong: PostgreSQL 18 tersemat dijalankan di SIMPUL_DATA.'),
  DATABASE_URL_MIGRASI: alamatUrl(/^postgres(ql)?$/, 'postgres://')
    .optional()
    .describe('Sambungan pemilik skema untuk migrasi. Kosong: sama dengan DATABASE_URL.'),
  PORT_POSTGRES: port(54_329).describe('Port PostgreSQL tersemat. Bila tidak diisi dan terpakai, port lain dipilih.'),
  ANTREAN: pilihan(['postgres', 'redis']).default('postgres').describe('Penyimpan antrean pekerjaan.'),
  REDIS_URL: alamatUrl(/^rediss?$/, 'redis:// atau rediss://')
    .optional()
    .describe('Wajib bila ANTREAN=redis. Redis harus noeviction.'),
  OIDC_ISSUER: alamatUrl(/^https?$/, 'https://')
    .optional()
    .describe('Penerbit token (OIDC). Kosong: penerbit tersemat untuk pengembangan.'),
  // Not 4190: fetch refuses that port.
  PORT_ISSUER: port(4191).describe('Port penerbit token tersemat.'),
  SIMPUL_ALAMAT: z.string().default('127.0.0.1').describe('Alamat tempat gerbang dan subgraf mendengarkan.'),
  SIMPUL_ALAMAT_UMUM: alamatUrl(/^https?$/, 'https://')
    .optional()
    .describe('Alamat umum gerbang, tercetak pada kode QR berita acara dan tautan pegawai. Kosong: http://SIMPUL_ALAMAT:PORT_GERBANG.'),
  SIMPUL_DOKUMEN_MESIN: pilihan(['bebas', 'berdaftar'])
    .default('bebas')
    .describe(
      'Dokumen GraphQL klien mesin. bebas: klien tanpa daftar boleh mengirim dokumen apa pun. berdaftar: klien tanpa daftar (simpul klien dokumen) ditolak; dianjurkan di produksi.',
    ),
  SIMPUL_PROKSI: bulat(0, 0, 5).describe(
    'Banyaknya proksi Anda sendiri di depan gerbang; alamat pengirim aduan dibaca dari X-Forwarded-For sekian langkah dari belakang. 0: dari sambungannya.',
  ),
  PORT_GERBANG: port(4000).describe('Port gerbang: /graphql, /healthz, /readyz, /metrics, /konsol.'),
  PORT_PEGAWAI: port(4101).describe('Port subgraf pegawai (SIMPUL_MODE=http).'),
  PORT_JABATAN: port(4102).describe('Port subgraf jabatan (SIMPUL_MODE=http).'),
  PORT_MUTASI: port(4103).describe('Port subgraf mutasi (SIMPUL_MODE=http).'),
  PORT_PELANGGARAN: port(4104).describe('Port subgraf pelanggaran (SIMPUL_MODE=http).'),
  PORT_SELISIH: port(4105).describe('Port subgraf selisih (SIMPUL_MODE=http).'),
  SIMPUL_PEGAWAI: bulat(20_000, 1, 10_000_000).describe('Jumlah pegawai bangsa sintetis yang dibuat saat pertama kali dijalankan.'),
  SIMPUL_INSTANSI: bulat(40, 1, 1_000).describe('Jumlah instansi bangsa sintetis.'),
  SIMPUL_BENIH: bulat(42, 0, 2_147_483_647).describe('Benih bangsa sintetis; benih sama memberi bangsa yang sama.'),
  SIMPUL_JADWAL_DETIK: bulat(30, 1, 86_400).describe('Jarak antartarikan umpan tingkat BIASA, dalam detik; tingkat lain kelipatannya (tabel tingkat_tarik).'),
  SIMPUL_TENGGAT_SUMBER_DETIK: bulat(10, 1, 600).describe(
    'Tenggat satu panggilan ke sumber, dalam detik; sumber yang pernah lambat diberi 12 kali lebih lama di jalurnya sendiri.',
  ),
  SIMPUL_BATAS_UMPAN: bulat(200, 1, 100_000).describe(
    'Umpan yang diterima dan belum selesai diolah, seluruh hub; di atasnya unggahan dijawab 503 dengan Retry-After.',
  ),
  SIMPUL_BATAS_UMPAN_INSTANSI: bulat(20, 1, 10_000).describe('Seperti itu untuk satu instansi; di atasnya 429 dengan Retry-After.'),
  SIMPUL_BATAS_STAGING: bulat(5_000_000, 1_000, 1_000_000_000).describe('Baris yang disiapkan dan belum diterapkan; di atasnya unggahan dijawab 503.'),
  SIMPUL_SAPUAN_JAM: bulat(2, 0, 23).describe('Jam setempat mulai sapuan penuh setiap malam.'),
  SIMPUL_ZONA: z.string().refine(isZona, 'harus zona waktu IANA').default('Asia/Jakarta').describe('Zona waktu jam setempat, nama IANA.'),
  SIMPUL_SUSUT_PERSEN: bulat(10, 0, 100).describe('Umpan lengkap yang kehilangan lebih dari sekian persen barisnya ditahan sampai dikonfirmasi orang.'),
  SIMPUL_SUSUT_BARIS: bulat(10, 0, 1_000_000).describe('Kehilangan paling banyak sekian baris tidak pernah ditahan.'),
  SIMPUL_KONSEP_HARI: bulat(365, 1, 36_500).describe('Konsep usul yang tidak disentuh selama sekian hari dihapus; jejak mencatatnya.'),
  SIMPUL_IRISAN_BARIS: bulat(20_000, 1, 1_000_000).describe('Baris yang diterapkan paling banyak dalam satu transaksi; umpan yang lebih besar diiris.'),
  SIMPUL_SEGEL_DIR: z
    .string()
    .optional()
    .describe(
      'Folder segel jejak bertanda, di luar jangkauan pemilik basis data. Kosong: SIMPUL_DATA/segel; produksi wajib mengisi folder di luar SIMPUL_DATA.',
    ),
  SIMPUL_SEGEL_KUNCI: z
    .string()
    .optional()
    .describe(
      'Berkas kunci pribadi Ed25519 (PEM) penanda tangan segel. Kosong: dibuat di SIMPUL_DATA/kunci; produksi wajib mengisi berkas di luar SIMPUL_DATA.',
    ),
  SIMPUL_SEGEL_DETIK: bulat(60, 1, 3_600).describe(
    'Jarak antarsegel jejak, dalam detik. Tanpa segel baru selama 4 jam persetujuan berhenti (AUDIT_SEAL_STALE).',
  ),
  SIMPUL_KAITAN_PRIVAT: pilihan(['ya', 'tidak'])
    .default('tidak')
    .describe('ya: webhook boleh dikirim ke alamat jaringan privat (intranet pemerintah). Layanan metadata dan link-local tetap tidak pernah dituju.'),
  SIMPUL_KUNCI_PEMANGGIL: rahasia(KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_PEMANGGIL).describe(
    'Rahasia penanda tangan pemanggil antara gerbang, subgraf dan basis data.',
  ),
  SIMPUL_KUNCI_SAMARAN: rahasia(KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_SAMARAN).describe('Rahasia penyamaran NIP di log, metrik dan jejak.'),
  SIMPUL_LOG: pilihan(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').describe('Tingkat log (JSON di stderr).'),
});
