import type { Tanggal } from '../../asn/tanggal.ts';
import type { StatusBlokir } from '../blokir/status.ts';
import type { JenisSuratSbt } from './surat.ts';
import { isNetralitas } from './tahap.ts';

/** Who may reply. Where the case is against the instansi, the PPK is the accused. */
export type PihakTemuan = 'PPK' | 'TERLAPOR';

const terlaporMenjawab = ({ nip, tanggapan }: BahanSyarat): boolean => tanggapan.includes(nip === null ? 'PPK' : 'TERLAPOR');

/** What the conditions of a step are judged on. */
export interface BahanSyarat {
  readonly kategori: string;
  /** Null = the case is against the instansi and its PPK. */
  readonly nip: string | null;
  /** Last day of the running deadline; null = unknown or none. */
  readonly tenggat: Tanggal | null;
  readonly hariIni: Tanggal;
  /** Kinds of letters already sent in this case. */
  readonly surat: readonly JenisSuratSbt[];
  /** Who has replied. */
  readonly tanggapan: readonly PihakTemuan[];
  /** Where the last block of this case stands; null = none proposed. */
  readonly blokir: StatusBlokir | null;
}

/** The day after the last day is the first on which a deadline is over. An unknown deadline is never over. */
export const lewatTenggat = ({ tenggat, hariIni }: Pick<BahanSyarat, 'tenggat' | 'hariIni'>): boolean => tenggat !== null && hariIni > tenggat;

interface Syarat {
  readonly terpenuhi: (b: BahanSyarat) => boolean;
  readonly sebab: string;
}

export const SYARAT = {
  NETRALITAS: { terpenuhi: ({ kategori }) => isNetralitas(kategori), sebab: 'Hanya temuan netralitas yang dikaji Bawaslu.' },
  BUKAN_NETRALITAS: { terpenuhi: ({ kategori }) => !isNetralitas(kategori), sebab: 'Temuan netralitas dikaji Bawaslu lebih dahulu.' },
  LEWAT: { terpenuhi: lewatTenggat, sebab: 'Tenggat tahap ini belum lewat, atau belum diketahui.' },
  HAK_JAWAB: { terpenuhi: (b) => terlaporMenjawab(b) || lewatTenggat(b), sebab: 'Hak jawab masih berjalan: belum ada tanggapan dan tenggatnya belum lewat.' },
  ADA_TANGGAPAN: { terpenuhi: ({ tanggapan }) => tanggapan.length > 0, sebab: 'Belum ada tanggapan yang dapat dikabulkan.' },
  SUDAH_REKOMENDASI: { terpenuhi: ({ surat }) => surat.includes('REKOMENDASI'), sebab: 'Rekomendasi kepada PPK belum dikirim.' },
  SUDAH_PERINGATAN: { terpenuhi: ({ surat }) => surat.includes('PERINGATAN'), sebab: 'Surat peringatan belum dikirim.' },
  SUDAH_TEGURAN: {
    terpenuhi: ({ surat }) => surat.includes('TEGURAN') || surat.includes('PENCANTUMAN'),
    sebab: 'Surat teguran belum dikirim.',
  },
  TERHADAP_INSTANSI: { terpenuhi: ({ nip }) => nip === null, sebab: 'Pencabutan keputusan hanya direkomendasikan dalam temuan terhadap instansi dan PPK-nya.' },
  BLOKIR_DITOLAK: { terpenuhi: ({ blokir }) => blokir === 'DITOLAK', sebab: 'Usul blokir temuan ini masih menunggu atau sudah berlaku.' },
  BLOKIR_AKTIF: { terpenuhi: ({ blokir }) => blokir === 'AKTIF', sebab: 'Pemblokiran temuan ini tidak sedang berlaku.' },
  BELUM_PENCABUTAN: { terpenuhi: ({ surat }) => !surat.includes('PENCABUTAN'), sebab: 'Pencabutan sudah direkomendasikan.' },
} as const satisfies Readonly<Record<string, Syarat>>;
export type NamaSyarat = keyof typeof SYARAT;

/** Why a step may not be taken yet; empty = nothing stands in its way. */
export const syaratKurang = (nama: readonly NamaSyarat[], b: BahanSyarat): readonly string[] =>
  nama.filter((n) => !SYARAT[n].terpenuhi(b)).map((n) => SYARAT[n].sebab);
