/**
 * The canonical record of one pegawai as one side (BKN or SIMPEG) states it. Every value is canonical text or null
 * (null = the source says "no value"). Codes are SIASN codes with their leading zeros; dates are ISO; sex is M/F.
 */
export const KOLOM_REKAMAN = [
  'pnsId',
  'nama',
  'gelar',
  'tglLahir',
  'jenisKelamin',
  'nik',
  'kedudukanHukumId',
  'statusAsn',
  'jenisPegawaiId',
  'instansiIndukId',
  'instansiKerjaId',
  'unorId',
  'jenisJabatanId',
  'jabatanId',
  'namaJabatan',
  'eselonId',
  'jenjangId',
  'kelasJabatan',
  'tmtJabatan',
  'nomorSk',
  'tanggalSk',
  'jenisPenugasanId',
  'golAkhirId',
  'tmtGolongan',
  'mkTahun',
  'mkBulan',
  'tkPendidikanId',
  'pendidikanId',
  'tmtCpns',
  'tmtPns',
  'bup',
  'tmtPensiun',
] as const;

export type KolomRekaman = (typeof KOLOM_REKAMAN)[number];

/** Why a field of one side cannot be compared. Never collapsed into "different". */
export type AlasanTakTeruji =
  | 'BELUM_DIREKON' // local code without a confirmed Padanan
  | 'TIDAK_DISEDIAKAN' // the source's format has no such field
  | 'TIDAK_TERBACA' // value present but unreadable (bad date, bad number, mojibake)
  | 'DPK_SATU_KOLOM' // DPB/DPK person in a SIMPEG with one instansi column: legitimate, never blocks
  | 'VERSI_KANON_BERBEDA'; // the two sides were canonicalised under different versions

export type RekamanPegawai = { readonly nip: string } & { readonly [K in KolomRekaman]: string | null };

/** One side's record with the reasons for what could not be read, by bidang. */
export interface RekamanBersebab {
  readonly rekaman: RekamanPegawai;
  readonly takTeruji: Readonly<Partial<Record<string, AlasanTakTeruji>>>;
}

export const REKAMAN_KOSONG: Omit<RekamanPegawai, 'nip'> = Object.fromEntries(KOLOM_REKAMAN.map((k) => [k, null])) as Omit<RekamanPegawai, 'nip'>;
