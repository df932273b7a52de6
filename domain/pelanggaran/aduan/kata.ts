import type { StatusAduan } from './status.ts';

/** Why a complaint was not followed, in words that tell nothing about anybody. */
export const ALASAN_TOLAK = {
  BUKAN_ASN: 'Yang dilaporkan bukan pegawai ASN.',
  BUKAN_KEWENANGAN: 'Hal yang dilaporkan di luar kewenangan pengawasan ASN.',
  BUKTI_KURANG: 'Keterangan dan bukti belum cukup untuk diperiksa. Anda dapat melapor lagi dengan bukti tambahan.',
  TIDAK_JELAS: 'Uraian laporan tidak cukup jelas untuk diperiksa. Anda dapat melapor lagi dengan uraian yang lebih rinci.',
  SUDAH_DITANGANI: 'Hal yang dilaporkan sudah ditangani sebelumnya.',
} as const;
export type AlasanTolak = keyof typeof ALASAN_TOLAK;
export const isAlasanTolak = (teks: string): teks is AlasanTolak => Object.hasOwn(ALASAN_TOLAK, teks);

/** What is known of one complaint by its number. */
export interface KeadaanAduan {
  readonly status: StatusAduan;
  readonly alasanKode: AlasanTolak | null;
  /** Of the complaint that this one was joined to; null = not joined. */
  readonly statusInduk: StatusAduan | null;
  readonly alasanInduk: AlasanTolak | null;
  /** Stage of the finding that came of it. */
  readonly tahap: string | null;
}

const DIKAJI = 'Sudah diverifikasi dan sedang dikaji oleh yang berwenang.';
const DITINDAK = 'Sudah selesai dikaji dan sedang ditindaklanjuti oleh instansi yang berwenang.';
const TUNTAS = 'Penanganan laporan ini sudah selesai.';

/** Stages of a finding in words that say how far it is and nothing of how it goes for the accused. */
const KATA_TAHAP: Readonly<Record<string, string>> = {
  VERIFIKASI: DIKAJI,
  KAJIAN: DIKAJI,
  TERBUKTI: DITINDAK,
  REKOMENDASI: DITINDAK,
  PEMANTAUAN: DITINDAK,
  PERINGATAN: DITINDAK,
  TEGURAN: DITINDAK,
  PEMBLOKIRAN: DITINDAK,
  TINDAK_LANJUT: DITINDAK,
  TIDAK_TERBUKTI: TUNTAS,
  SELESAI: TUNTAS,
  DITOLAK: TUNTAS,
  DUPLIKAT: TUNTAS,
  DIRUJUK: TUNTAS,
};

export const ARAHAN_LAPOR =
  'Tanpa NIP atau NIK, laporan tidak didaftarkan di sini dan uraiannya tidak disimpan. Sampaikan lewat SP4N-LAPOR (lapor.go.id, SMS 1708), yang meneruskannya kepada instansi terkait.';

const KATA_STATUS: Readonly<Record<StatusAduan, (k: KeadaanAduan) => string>> = {
  DITERIMA: () => 'Diterima dan menunggu verifikasi Satgas.',
  DIVERIFIKASI: ({ tahap }) => KATA_TAHAP[tahap ?? ''] ?? DIKAJI,
  DITOLAK: ({ alasanKode }) => `Tidak dilanjutkan. ${alasanKode === null ? '' : ALASAN_TOLAK[alasanKode]}`.trim(),
  DUPLIKAT: ({ statusInduk, alasanInduk, tahap }) =>
    `Digabung dengan laporan lain tentang hal yang sama. ${
      statusInduk === null || statusInduk === 'DUPLIKAT'
        ? DIKAJI
        : KATA_STATUS[statusInduk]({ status: statusInduk, alasanKode: alasanInduk, statusInduk: null, alasanInduk: null, tahap })
    }`,
  DIRUJUK: () => `Dirujuk ke SP4N-LAPOR. ${ARAHAN_LAPOR}`,
};

/** One or two sentences for the reporter: how far the complaint is. Never a name, an office, or an outcome. */
export const kataKeadaan = (k: KeadaanAduan): string => KATA_STATUS[k.status](k);
