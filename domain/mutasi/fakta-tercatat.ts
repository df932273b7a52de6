import type { Tanggal } from '../asn/tanggal.ts';

/** One kind of recorded fact, and which of the columns of a row it needs. */
interface MacamFakta {
  readonly judul: string;
  readonly subjek: 'PEGAWAI' | 'INSTANSI';
  /**
   * The hub keeps the register itself, as it does of blocks and findings: no row in force means that it is not so.
   * Other kinds are evidence, and without a row nothing is known.
   */
  readonly register: boolean;
  /** Values that `nilai` may take; empty = the kind has none, null = any code. */
  readonly nilai: readonly string[] | null;
  readonly angka: boolean;
  /** What `acuan` names; null = nothing. */
  readonly acuan: string | null;
}

const register = (judul: string, lain: Partial<MacamFakta> = {}): MacamFakta => ({
  judul,
  subjek: 'PEGAWAI',
  register: true,
  nilai: [],
  angka: false,
  acuan: null,
  ...lain,
});
const bukti = (judul: string, lain: Partial<MacamFakta> = {}): MacamFakta => register(judul, { register: false, ...lain });
const KE_JABATAN = 'id jabatan';

/** Every kind of fact that may be recorded of a person or an instansi: what the law asks for and neither master record says. */
export const JENIS_FAKTA = {
  DITAHAN: register('Ditahan aparat penegak hukum'),
  PERADILAN: register('Dalam proses peradilan', { nilai: ['TERSANGKA', 'TERDAKWA'] }),
  PEMERIKSAAN: register('Dalam pemeriksaan pelanggaran disiplin'),
  BANDING: register('Upaya administratif atas hukuman disiplin'),
  IKATAN_DINAS: register('Terikat ikatan dinas atau wajib kerja'),
  PARPOL: register('Anggota, pengurus, atau calon dari partai politik', { nilai: ['ANGGOTA', 'PENGURUS', 'CALON'] }),
  KELUARGA: register('Keluarga dari pejabat', { nilai: ['PPK', 'PYB', 'ATASAN'], acuan: 'id instansi (PPK, PYB) atau id unit (ATASAN)' }),
  PENUNDAAN_APS: register('Penundaan pemberhentian atas permintaan sendiri'),
  PENEMPATAN: register('Ditempatkan kembali setelah penyederhanaan organisasi'),
  PLT: register('Penugasan pelaksana tugas', { acuan: KE_JABATAN }),
  CLTN: bukti('Cuti di luar tanggungan negara'),
  HILANG: bukti('Dinyatakan hilang'),
  KONTRAK_PPPK: bukti('Perjanjian kerja PPPK'),
  PENGALAMAN: bukti('Pengalaman kumulatif pada bidang jabatan, bulan', { angka: true, acuan: KE_JABATAN }),
  NOMINASI: bukti('Peringkat nominasi panitia seleksi', { angka: true, acuan: KE_JABATAN }),
  PUTUSAN: bukti('Putusan pengadilan berkekuatan hukum tetap, lama pidana dalam bulan', { nilai: ['UMUM', 'JABATAN', 'TIPIKOR'], angka: true }),
  KUALIFIKASI: register('Kode pendidikan yang diterima jabatan; angka 1 = daftar tertutup', {
    subjek: 'INSTANSI',
    nilai: null,
    angka: true,
    acuan: KE_JABATAN,
  }),
  PPK_PELAKSANA: register('PPK dijabat pelaksana', { subjek: 'INSTANSI', nilai: ['PLT', 'PLH'] }),
  PETAHANA: bukti('Kepala daerah atau wakilnya mencalonkan diri dalam pemilihan; angka = tahun pemilihan', {
    subjek: 'INSTANSI',
    nilai: ['KEPALA_DAERAH', 'WAKIL_KEPALA_DAERAH', 'TIDAK'],
    angka: true,
    acuan: 'id provinsi atau instansi pemilihannya',
  }),
  PANSEL_ANGGOTA: bukti('Banyak anggota panitia seleksi', { subjek: 'INSTANSI', angka: true, acuan: KE_JABATAN }),
  PANSEL_INTERNAL: bukti('Banyak anggota panitia seleksi dari dalam instansi', { subjek: 'INSTANSI', angka: true, acuan: KE_JABATAN }),
  PANSEL_PENGUMUMAN: bukti('Masa pengumuman seleksi terbuka', { subjek: 'INSTANSI', acuan: KE_JABATAN }),
  PANSEL_PELAMAR: bukti('Banyak pelamar yang memenuhi syarat', { subjek: 'INSTANSI', angka: true, acuan: KE_JABATAN }),
} as const satisfies Readonly<Record<string, MacamFakta>>;

export type JenisFakta = keyof typeof JENIS_FAKTA;

export const isJenisFakta = (teks: string): teks is JenisFakta => Object.hasOwn(JENIS_FAKTA, teks);
export const macamFakta = (jenis: JenisFakta): MacamFakta => JENIS_FAKTA[jenis];

/** One dated fact with the document it rests on. */
export interface FaktaTercatat {
  readonly jenis: string;
  readonly mulai: Tanggal;
  /** Last day on which it holds; null = no end known, still so. */
  readonly akhir: Tanggal | null;
  readonly nilai: string | null;
  readonly angka: number | null;
  readonly acuan: string | null;
  /** Number and date of the document, and who issued it. */
  readonly dokumen: string;
  readonly tanggal: Tanggal;
  readonly sumber: string;
  /** Who stated it; absent in minutes older than this. */
  readonly sisi?: 'BKN' | 'SIMPEG';
}

/** In force on a day, both ends included. */
export const isBerlaku = ({ mulai, akhir }: Pick<FaktaTercatat, 'mulai' | 'akhir'>, pada: Tanggal): boolean =>
  mulai <= pada && (akhir === null || pada <= akhir);
