import { JANGKAUAN, type Peran } from '../../akses.ts';
import { isNetralitas, type TahapTemuan } from './tahap.ts';

/** Who stands behind a role, as the accused is told who opened the file: never a person. */
export const LEMBAGA = ['BKN', 'KEMENDAGRI', 'BAWASLU', 'PANRB', 'INSTANSI', 'TERLAPOR'] as const;
export type Lembaga = (typeof LEMBAGA)[number];

/** Which cases: all, those of regional instansi, neutrality from Bawaslu's own stage on, one's instansi's, one's own, or none. */
export type LingkupKasus = 'NASIONAL' | 'DAERAH' | 'NETRALITAS' | 'INSTANSI' | 'DIRI' | 'TIDAK_ADA';

/** Parts of a file that not everybody who sees the case sees; TERLAPOR is who the accused is: NIP, name, letters that name him. Whoever reported it is in none of them. */
export const BAGIAN_BERKAS = ['TERLAPOR', 'BUKTI', 'CATATAN', 'TANGGAPAN_PPK', 'TINDAK_LANJUT', 'PESAN_INTERNAL'] as const;
export type BagianBerkas = (typeof BAGIAN_BERKAS)[number];

export interface Berbagi {
  readonly lembaga: Lembaga;
  readonly kasus: LingkupKasus;
  /** Counters; PAN-RB sees all of them and no case. */
  readonly rekap: LingkupKasus;
  readonly bagian: readonly BagianBerkas[];
}

const bagi = (lembaga: Lembaga, kasus: LingkupKasus, bagian: readonly BagianBerkas[], rekap: LingkupKasus = kasus): Berbagi => ({
  lembaga,
  kasus,
  rekap,
  bagian,
});

const BERKAS = ['TERLAPOR', 'BUKTI', 'CATATAN', 'TANGGAPAN_PPK', 'TINDAK_LANJUT'] as const;
const SATGAS = BAGIAN_BERKAS;
/** Who may not read people knows a case by its id alone. */
const TANPA_TERLAPOR = BAGIAN_BERKAS.filter((b) => b !== 'TERLAPOR');
const BKN = bagi('BKN', 'NASIONAL', BERKAS);
const WASDAL = bagi('BKN', 'NASIONAL', SATGAS);
const INSTANSI = bagi('INSTANSI', 'INSTANSI', ['TERLAPOR', 'BUKTI', 'TANGGAPAN_PPK', 'TINDAK_LANJUT']);

/** Who sees which case and what of its file. The policies of migrations 0010, 0061 and 0067 say the same of rows. */
export const BERBAGI: Readonly<Record<Peran, Berbagi>> = {
  INTEGRATOR_INSTANSI: INSTANSI,
  OPERATOR_INSTANSI: INSTANSI,
  VERIFIKATOR_INSTANSI: INSTANSI,
  APPROVER_INSTANSI: INSTANSI,
  PPK: INSTANSI,
  // By reach its own instansi's; no operation on cases admits it (AKSES).
  APPROVER_PROVINSI: INSTANSI,
  VERIFIKATOR_BKN: BKN,
  PARAF_BKN: BKN,
  PENANDATANGAN_BKN: BKN,
  DATA_STEWARD_BKN: BKN,
  AUDITOR_ASN: WASDAL,
  DIR_WASDAL: WASDAL,
  DEPUTI_WASDAL: WASDAL,
  OTDA_KEMENDAGRI: bagi('KEMENDAGRI', 'DAERAH', SATGAS),
  VIEWER_KEMENDAGRI: bagi('KEMENDAGRI', 'DAERAH', TANPA_TERLAPOR),
  VIEWER_BAWASLU: bagi('BAWASLU', 'NETRALITAS', TANPA_TERLAPOR),
  VIEWER_PANRB: bagi('PANRB', 'TIDAK_ADA', [], 'NASIONAL'),
  DPO: bagi('BKN', 'TIDAK_ADA', []),
  ASN: bagi('TERLAPOR', 'DIRI', ['TERLAPOR'], 'TIDAK_ADA'),
  SISTEM: BKN,
};

/** Stages before a case is Bawaslu's business, and ends that it never reached. */
export const TAHAP_SEBELUM_KAJIAN: readonly TahapTemuan[] = ['VERIFIKASI', 'DITOLAK', 'DUPLIKAT', 'DIRUJUK'];

export interface PembacaKasus {
  readonly peran: Peran;
  readonly instansi: number | null;
  readonly nip: string | null;
}

export interface PokokKasus {
  readonly instansi: number;
  readonly daerah: boolean;
  /** Null = against the instansi and its PPK. */
  readonly nip: string | null;
  readonly kategori: string;
  readonly tahap: TahapTemuan;
}

const dalamLingkup = (lingkup: LingkupKasus, { instansi, nip }: PembacaKasus, k: PokokKasus): boolean => {
  switch (lingkup) {
    case 'NASIONAL':
      return true;
    case 'DAERAH':
      return k.daerah;
    case 'NETRALITAS':
      return isNetralitas(k.kategori) && !TAHAP_SEBELUM_KAJIAN.includes(k.tahap);
    case 'INSTANSI':
      return instansi === k.instansi;
    case 'DIRI':
      return nip !== null && nip === k.nip;
    case 'TIDAK_ADA':
      return false;
  }
};

export const melihatKasus = (p: PembacaKasus, k: PokokKasus): boolean => dalamLingkup(BERBAGI[p.peran].kasus, p, k);
export const melihatRekap = (p: PembacaKasus, k: PokokKasus): boolean => dalamLingkup(BERBAGI[p.peran].rekap, p, k);
export const melihatBagian = (peran: Peran, bagian: BagianBerkas): boolean => BERBAGI[peran].bagian.includes(bagian);

/** The instansi a reader of this role reads for; null = none. */
export const instansiPembaca = ({ peran, instansi }: Pick<PembacaKasus, 'peran' | 'instansi'>): number | null =>
  JANGKAUAN[peran] === 'INSTANSI' ? instansi : null;
