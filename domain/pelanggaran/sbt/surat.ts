import type { Tanggal } from '../../asn/tanggal.ts';
import type { TindakanTemuan } from './tindakan.ts';

/** Letters of the ladder. PENCANTUMAN is the second letter of a case against an instansi: the reprimand with the entry in the list of violators (Perpres 116/2022). */
export const JENIS_SURAT_SBT = ['REKOMENDASI', 'PERINGATAN', 'TEGURAN', 'PENCANTUMAN', 'PEMBLOKIRAN', 'PENCABUTAN'] as const;
export type JenisSuratSbt = (typeof JENIS_SURAT_SBT)[number];

interface RupaSurat {
  /** Part of the number: which letter this is. */
  readonly kode: string;
  readonly judul: string;
  readonly perihal: string;
  /** What the addressee is asked or told, before the deadline. */
  readonly isi: string;
  /** What follows when the deadline passes without follow-up. */
  readonly akibat: string;
}

export const RUPA_SURAT: Readonly<Record<JenisSuratSbt, RupaSurat>> = {
  REKOMENDASI: {
    kode: 'R',
    judul: 'SURAT REKOMENDASI',
    perihal: 'Rekomendasi tindak lanjut hasil pengawasan',
    isi: 'Temuan pengawasan di bawah ini dinyatakan terbukti. Pejabat Pembina Kepegawaian direkomendasikan menindaklanjutinya dan mencatat tindak lanjut itu beserta dasarnya.',
    akibat: 'Tanpa tindak lanjut sampai tenggat itu, tindak lanjut dipantau dan surat peringatan dapat diterbitkan.',
  },
  PERINGATAN: {
    kode: 'P',
    judul: 'SURAT PERINGATAN',
    perihal: 'Peringatan atas rekomendasi yang belum ditindaklanjuti',
    isi: 'Rekomendasi atas temuan di bawah ini belum ditindaklanjuti sampai tenggatnya. Pejabat Pembina Kepegawaian diperingatkan untuk menindaklanjutinya.',
    akibat: 'Tanpa tindak lanjut sampai tenggat itu, surat teguran dapat diterbitkan.',
  },
  TEGURAN: {
    kode: 'T',
    judul: 'SURAT TEGURAN',
    perihal: 'Teguran atas peringatan yang belum ditindaklanjuti',
    isi: 'Peringatan atas temuan di bawah ini belum ditindaklanjuti sampai tenggatnya. Pejabat Pembina Kepegawaian ditegur dan diminta segera menindaklanjutinya.',
    akibat: 'Tanpa tindak lanjut sampai tenggat itu, pemblokiran data dan layanan kepegawaian dapat diusulkan.',
  },
  PENCANTUMAN: {
    kode: 'D',
    judul: 'SURAT TEGURAN DAN PENCANTUMAN',
    perihal: 'Teguran dan pencantuman dalam daftar pelanggar NSPK',
    isi: 'Peringatan atas temuan di bawah ini belum ditindaklanjuti sampai tenggatnya. Instansi ditegur dan dicantumkan dalam daftar pelanggar NSPK sampai temuan ini selesai.',
    akibat: 'Tanpa tindak lanjut sampai tenggat itu, pemblokiran layanan kepegawaian instansi dapat diusulkan.',
  },
  PEMBLOKIRAN: {
    kode: 'B',
    judul: 'SURAT USUL PEMBLOKIRAN',
    perihal: 'Usul pemblokiran data dan layanan kepegawaian',
    isi: 'Teguran atas temuan di bawah ini belum ditindaklanjuti sampai tenggatnya. Pemblokiran diusulkan dan berlaku setelah disetujui orang kedua.',
    akibat: 'Pemblokiran dibuka setelah tindak lanjut dinyatakan selesai.',
  },
  PENCABUTAN: {
    kode: 'C',
    judul: 'SURAT REKOMENDASI PENCABUTAN',
    perihal: 'Rekomendasi pencabutan keputusan pengangkatan, pemindahan, atau pemberhentian',
    isi: 'Pemblokiran atas temuan di bawah ini tidak diikuti tindak lanjut. Pencabutan keputusan yang melanggar direkomendasikan kepada pejabat yang berwenang di atas Pejabat Pembina Kepegawaian.',
    akibat: 'Temuan ini tetap terbuka, dan pemblokirannya dapat tetap berlaku, sampai keputusan itu dicabut atau temuan ini ditindaklanjuti.',
  },
};

/** The letter that a step sends; null = none. */
export function suratTindakan(tindakan: TindakanTemuan, nip: string | null): JenisSuratSbt | null {
  switch (tindakan) {
    case 'kirimRekomendasi':
      return 'REKOMENDASI';
    case 'terbitkanPeringatan':
      return 'PERINGATAN';
    case 'terbitkanTeguran':
      return nip === null ? 'PENCANTUMAN' : 'TEGURAN';
    case 'usulkanBlokir':
      return 'PEMBLOKIRAN';
    case 'rekomendasikanPencabutan':
      return 'PENCABUTAN';
    default:
      return null;
  }
}

/** Numbers of the hub's own scheme, one row of numbers for all kinds, from 1 in every year: `12/P-SBT/SIMPUL/2026`. */
export const nomorSuratSbt = (urut: number, jenis: JenisSuratSbt, tahun: number): string => `${urut}/${RUPA_SURAT[jenis].kode}-SBT/SIMPUL/${tahun}`;

/** Whoever stands above the PPK of an instansi of this kind. */
export function atasanPpk(jenisInstansi: string, namaProvinsi: string | null): string {
  if (jenisInstansi === 'KAB' || jenisInstansi === 'KOT') return `Gubernur${namaProvinsi === null ? '' : ` ${namaProvinsi}`}`;
  return jenisInstansi === 'PROV' ? 'Menteri Dalam Negeri' : 'Presiden melalui Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi';
}

/** A letter as signed: this text alone, in canonical JSON, makes the printed form. */
export interface IsiSuratSbt {
  readonly bentuk: 'simpul-surat-sbt-1';
  readonly nomor: string;
  readonly jenis: JenisSuratSbt;
  readonly tanggal: Tanggal;
  readonly tenggat: Tanggal | null;
  readonly kepada: string;
  readonly tembusan: readonly string[];
  readonly temuan: { readonly nomor: string; readonly kategori: string; readonly uraian: string; readonly instansi: string };
  /** Null = the case is against the instansi and its PPK. */
  readonly pegawai: { readonly nip: string; readonly nama: string | null } | null;
  readonly sebelumnya: readonly { readonly jenis: JenisSuratSbt; readonly nomor: string; readonly tanggal: Tanggal; readonly tenggat: Tanggal | null }[];
  readonly tanggapan: readonly { readonly pihak: string; readonly tanggal: Tanggal }[];
  /** What the signer asks for or notes; null = sent by the clock. */
  readonly keterangan: string | null;
  /** What the signer says to the replies; never empty when there are replies. */
  readonly pertimbangan: string | null;
  readonly penetap: string;
  /** Public address of the hub, as printed under the QR code; absent in letters older than their public check. */
  readonly alamat?: string;
}
