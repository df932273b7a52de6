import type { Bidang, Kewenangan } from './bidang.ts';

export const STATUS_SELISIH = ['BARU', 'DITINJAU', 'MENUNGGU_BKN', 'MENUNGGU_INSTANSI', 'DIKECUALIKAN', 'TERTUTUP'] as const;
export type StatusSelisih = (typeof STATUS_SELISIH)[number];

/**
 * What can happen to a discrepancy. `tungguBkn`/`tungguInstansi`/`kecualikan` come from a decision, `batal` undoes one;
 * `sepakat`, `bedaTetap` (same two values as last seen) and `bedaBerubah` (other values) come from a comparison.
 */
export const PERISTIWA_SELISIH = ['tinjau', 'tungguBkn', 'tungguInstansi', 'kecualikan', 'batal', 'sepakat', 'bedaTetap', 'bedaBerubah'] as const;
export type PeristiwaSelisih = (typeof PERISTIWA_SELISIH)[number];

type Baris = Readonly<Record<PeristiwaSelisih, StatusSelisih | null>>;

const BELUM_DIPUTUS = { tungguBkn: 'MENUNGGU_BKN', tungguInstansi: 'MENUNGGU_INSTANSI', kecualikan: 'DIKECUALIKAN', batal: null, sepakat: 'TERTUTUP' } as const;
const SUDAH_DIPUTUS = { tinjau: null, tungguBkn: null, tungguInstansi: null, kecualikan: null, batal: 'BARU', sepakat: 'TERTUTUP' } as const;

/** The whole life of a discrepancy; null = refused with PERALIHAN_DITOLAK. Set-wise SQL of the flagging step follows the same table. */
export const SIKLUS_SELISIH: Readonly<Record<StatusSelisih, Baris>> = {
  BARU: { ...BELUM_DIPUTUS, tinjau: 'DITINJAU', bedaTetap: 'BARU', bedaBerubah: 'BARU' },
  DITINJAU: { ...BELUM_DIPUTUS, tinjau: 'DITINJAU', bedaTetap: 'DITINJAU', bedaBerubah: 'DITINJAU' },
  // A correction may come in halves, so a changed value alone does not end the waiting; it goes on holding a mutasi.
  MENUNGGU_BKN: { ...SUDAH_DIPUTUS, bedaTetap: 'MENUNGGU_BKN', bedaBerubah: 'MENUNGGU_BKN' },
  MENUNGGU_INSTANSI: { ...SUDAH_DIPUTUS, bedaTetap: 'MENUNGGU_INSTANSI', bedaBerubah: 'MENUNGGU_INSTANSI' },
  // An exception lets a mutasi through, so it is valid for the two values it was granted on and no others.
  DIKECUALIKAN: { ...SUDAH_DIPUTUS, bedaTetap: 'DIKECUALIKAN', bedaBerubah: 'BARU' },
  TERTUTUP: { ...SUDAH_DIPUTUS, batal: null, bedaTetap: 'BARU', bedaBerubah: 'BARU' },
};

/** The status after an event, or null when the table refuses it. */
export const statusSelisihSetelah = (status: StatusSelisih, peristiwa: PeristiwaSelisih): StatusSelisih | null => SIKLUS_SELISIH[status][peristiwa];

/** Statuses that hold a mutasi when the level does; DIKECUALIKAN and TERTUTUP let it through. */
export const STATUS_TERBUKA: readonly StatusSelisih[] = ['BARU', 'DITINJAU', 'MENUNGGU_BKN', 'MENUNGGU_INSTANSI'];

/** Statuses whose decision can be undone. */
export const STATUS_DIPUTUS: readonly StatusSelisih[] = STATUS_SELISIH.filter((s) => SIKLUS_SELISIH[s].batal !== null);

export const JENIS_KEPUTUSAN = ['BKN_BENAR', 'SIMPEG_BENAR', 'NILAI_LAIN', 'BUKAN_MASALAH'] as const;
export type JenisKeputusan = (typeof JENIS_KEPUTUSAN)[number];

/** A decision together with the two values it speaks about. */
export interface KeputusanSelisih {
  readonly jenis: JenisKeputusan;
  readonly nilaiBkn: string | null;
  readonly nilaiSimpeg: string | null;
  /** The right value when neither side has it (NILAI_LAIN). */
  readonly nilaiLain: string | null;
}

/** Work for the owner of a wrong record. `pelaksana` = who may save it: BKN's own steward, or the instansi through SIASN's services. */
export interface TugasPerbaikan {
  readonly tujuan: 'SIASN' | 'SIMPEG';
  readonly pelaksana: Kewenangan;
  /** What the record must say; null = no value. */
  readonly nilai: string | null;
}

const nilaiBenar = (k: KeputusanSelisih): string | null => (k.jenis === 'BKN_BENAR' ? k.nilaiBkn : k.jenis === 'SIMPEG_BENAR' ? k.nilaiSimpeg : k.nilaiLain);

/** One task per record that is wrong, SIASN first; none for BUKAN_MASALAH. Authority over the SIASN record is per field. */
export function tugasDariKeputusan(bidang: Pick<Bidang, 'kewenangan'>, keputusan: KeputusanSelisih): readonly TugasPerbaikan[] {
  if (keputusan.jenis === 'BUKAN_MASALAH') return [];
  const nilai = nilaiBenar(keputusan);
  const siasn: TugasPerbaikan = { tujuan: 'SIASN', pelaksana: bidang.kewenangan, nilai };
  const simpeg: TugasPerbaikan = { tujuan: 'SIMPEG', pelaksana: 'INSTANSI', nilai };
  return [...(keputusan.nilaiBkn !== nilai ? [siasn] : []), ...(keputusan.nilaiSimpeg !== nilai ? [simpeg] : [])];
}

/** The event of the life cycle that a decision causes: the SIASN record is waited for first when both are wrong. */
export function peristiwaDariKeputusan(keputusan: KeputusanSelisih): 'tungguBkn' | 'tungguInstansi' | 'kecualikan' {
  if (keputusan.jenis === 'BUKAN_MASALAH') return 'kecualikan';
  return keputusan.nilaiBkn !== nilaiBenar(keputusan) ? 'tungguBkn' : 'tungguInstansi';
}
