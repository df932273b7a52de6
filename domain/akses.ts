/** Roles of the dossier (section 1.2) plus the machine client of an instansi, the data protection officer (UU 27/2022 Pasal 53) and the hub itself. */
export const PERAN = [
  'INTEGRATOR_INSTANSI',
  'OPERATOR_INSTANSI',
  'VERIFIKATOR_INSTANSI',
  'APPROVER_INSTANSI',
  'PPK',
  'APPROVER_PROVINSI',
  'VERIFIKATOR_BKN',
  'PARAF_BKN',
  'PENANDATANGAN_BKN',
  'OTDA_KEMENDAGRI',
  'AUDITOR_ASN',
  'DIR_WASDAL',
  'DEPUTI_WASDAL',
  'DATA_STEWARD_BKN',
  'VIEWER_PANRB',
  'VIEWER_KEMENDAGRI',
  'VIEWER_BAWASLU',
  'DPO',
  'ASN',
  'SISTEM',
] as const;
export type Peran = (typeof PERAN)[number];

/** How far a role sees rows of people: own instansi, regions, the nation, own record, or only aggregates. */
export type Jangkauan = 'INSTANSI' | 'DAERAH' | 'NASIONAL' | 'DIRI' | 'AGREGAT';

export const JANGKAUAN: Readonly<Record<Peran, Jangkauan>> = {
  INTEGRATOR_INSTANSI: 'INSTANSI',
  OPERATOR_INSTANSI: 'INSTANSI',
  VERIFIKATOR_INSTANSI: 'INSTANSI',
  APPROVER_INSTANSI: 'INSTANSI',
  PPK: 'INSTANSI',
  APPROVER_PROVINSI: 'INSTANSI',
  VERIFIKATOR_BKN: 'NASIONAL',
  PARAF_BKN: 'NASIONAL',
  PENANDATANGAN_BKN: 'NASIONAL',
  OTDA_KEMENDAGRI: 'DAERAH',
  AUDITOR_ASN: 'NASIONAL',
  DIR_WASDAL: 'NASIONAL',
  DEPUTI_WASDAL: 'NASIONAL',
  DATA_STEWARD_BKN: 'NASIONAL',
  VIEWER_PANRB: 'AGREGAT',
  VIEWER_KEMENDAGRI: 'AGREGAT',
  VIEWER_BAWASLU: 'AGREGAT',
  // Of people only who saw them, one by one and with a purpose (daftarPembacaan).
  DPO: 'AGREGAT',
  ASN: 'DIRI',
  SISTEM: 'NASIONAL',
};

/** Roles that may read a full NIK; everyone else gets the masked form. */
export const BOLEH_NIK: readonly Peran[] = ['DATA_STEWARD_BKN', 'ASN'];

const INSTANSI = ['INTEGRATOR_INSTANSI', 'OPERATOR_INSTANSI', 'VERIFIKATOR_INSTANSI', 'APPROVER_INSTANSI', 'PPK'] as const;
const BKN = ['VERIFIKATOR_BKN', 'PARAF_BKN', 'PENANDATANGAN_BKN', 'DATA_STEWARD_BKN', 'DIR_WASDAL', 'DEPUTI_WASDAL'] as const;
/** Those who work on a case of SBT together. */
const SATGAS = ['AUDITOR_ASN', 'DIR_WASDAL', 'DEPUTI_WASDAL', 'VIEWER_BAWASLU', 'OTDA_KEMENDAGRI', 'VIEWER_KEMENDAGRI'] as const;
const VIEWER = ['VIEWER_PANRB', 'VIEWER_KEMENDAGRI', 'VIEWER_BAWASLU'] as const;

/** Role x operation. An operation absent for a role is refused with TIDAK_BERWENANG; row reach is JANGKAUAN's business. */
export const AKSES = {
  bacaPegawai: [...INSTANSI, ...BKN, 'OTDA_KEMENDAGRI', 'APPROVER_PROVINSI', 'AUDITOR_ASN', 'ASN'],
  bacaJejakDataSaya: ['ASN'],
  bacaPembacaan: ['DPO'],
  bacaJabatan: [...INSTANSI, ...BKN, 'OTDA_KEMENDAGRI', 'APPROVER_PROVINSI', 'AUDITOR_ASN', 'ASN', ...VIEWER],
  bacaInstansi: [...INSTANSI, ...BKN, 'OTDA_KEMENDAGRI', 'APPROVER_PROVINSI', 'AUDITOR_ASN', 'ASN', ...VIEWER],
  bacaSelisih: [...INSTANSI, 'DATA_STEWARD_BKN', 'VERIFIKATOR_BKN', 'PENANDATANGAN_BKN', 'AUDITOR_ASN', 'ASN'],
  putuskanSelisih: ['DATA_STEWARD_BKN'],
  kelolaPadanan: ['DATA_STEWARD_BKN'],
  mintaSapuan: ['DATA_STEWARD_BKN'],
  bacaTautan: ['OPERATOR_INSTANSI', 'VERIFIKATOR_INSTANSI', 'DATA_STEWARD_BKN', 'VERIFIKATOR_BKN', 'AUDITOR_ASN'],
  putuskanTautan: ['DATA_STEWARD_BKN'],
  putuskanTarikan: ['DATA_STEWARD_BKN'],
  bacaTarikan: [...INSTANSI, 'DATA_STEWARD_BKN', 'AUDITOR_ASN'],
  mintaTarikan: ['OPERATOR_INSTANSI', 'DATA_STEWARD_BKN'],
  kelolaTarikan: ['DATA_STEWARD_BKN'],
  kelolaKaitan: ['INTEGRATOR_INSTANSI'],
  bacaKaitan: ['INTEGRATOR_INSTANSI', 'OPERATOR_INSTANSI'],
  unggah: ['INTEGRATOR_INSTANSI', 'OPERATOR_INSTANSI', 'DATA_STEWARD_BKN'],
  bacaMutasi: [...INSTANSI, ...BKN, 'OTDA_KEMENDAGRI', 'APPROVER_PROVINSI', 'AUDITOR_ASN', 'ASN'],
  bacaRisiko: ['APPROVER_INSTANSI', 'PPK', ...BKN, 'AUDITOR_ASN', 'ASN'],
  kelolaTautanUsul: ['OPERATOR_INSTANSI', 'ASN'],
  bacaKonsepUsul: INSTANSI,
  kelolaKonsepUsul: ['OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI'],
  ajukanMutasi: ['OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI'],
  batalkanMutasi: ['OPERATOR_INSTANSI', 'PPK'],
  tetapkanRantai: ['PPK'],
  verifikasiInstansi: ['VERIFIKATOR_INSTANSI'],
  catatSuratUsulan: ['OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI'],
  setujuiInstansi: ['APPROVER_INSTANSI', 'PPK'],
  kembalikanInstansi: ['VERIFIKATOR_INSTANSI', 'APPROVER_INSTANSI', 'PPK'],
  setujuiProvinsi: ['APPROVER_PROVINSI'],
  catatKeadaanSiasn: ['OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI', 'VERIFIKATOR_BKN'],
  usulkanPemulihan: ['OPERATOR_INSTANSI', 'PPK'],
  putuskanPemulihan: ['DEPUTI_WASDAL'],
  setujuiMutasi: ['VERIFIKATOR_BKN'],
  parafPertek: ['PARAF_BKN'],
  perbaikiPertek: ['PPK', 'PENANDATANGAN_BKN'],
  batalkanPertek: ['PENANDATANGAN_BKN'],
  terbitkanPertek: ['VERIFIKATOR_BKN', 'PARAF_BKN', 'PENANDATANGAN_BKN'],
  catatPersetujuanMendagri: ['OTDA_KEMENDAGRI'],
  catatKepalaDaerah: ['OTDA_KEMENDAGRI', 'DATA_STEWARD_BKN'],
  catatKeputusanPemindahan: ['PPK'],
  kecualikanAturan: ['PENANDATANGAN_BKN', 'DEPUTI_WASDAL'],
  terbitkanSk: ['PPK'],
  perbaikiSk: ['PPK'],
  batalkanSk: ['PPK'],
  tandaiPerwakilan: ['DATA_STEWARD_BKN'],
  laporkanTugas: ['OPERATOR_INSTANSI', 'INTEGRATOR_INSTANSI'],
  catatPelantikan: ['OPERATOR_INSTANSI', 'PPK'],
  tetapkanHariLibur: ['DATA_STEWARD_BKN'],
  kelolaDelegasi: ['PENANDATANGAN_BKN'],
  bacaPelanggaran: [...INSTANSI, ...BKN, 'OTDA_KEMENDAGRI', 'AUDITOR_ASN', 'ASN'],
  bacaTemuan: [...INSTANSI, ...BKN, 'OTDA_KEMENDAGRI', 'AUDITOR_ASN', 'ASN', 'VIEWER_BAWASLU', 'VIEWER_KEMENDAGRI'],
  bacaAksesTemuan: ['AUDITOR_ASN', 'ASN'],
  kirimPesanTemuan: [...SATGAS, 'PPK', 'ASN'],
  unduhBerkasTemuan: [...SATGAS, 'PPK'],
  bacaRekapTemuan: [...INSTANSI, ...BKN, 'OTDA_KEMENDAGRI', 'AUDITOR_ASN', ...VIEWER],
  catatKalenderPilkada: ['OTDA_KEMENDAGRI', 'DATA_STEWARD_BKN'],
  bacaKalenderPilkada: [...INSTANSI, ...BKN, 'OTDA_KEMENDAGRI', 'APPROVER_PROVINSI', 'AUDITOR_ASN', 'ASN', ...VIEWER],
  bacaPengawasanNetralitas: [...SATGAS, 'VIEWER_PANRB'],
  verifikasiTemuan: ['AUDITOR_ASN'],
  putuskanKajian: ['VIEWER_BAWASLU', 'AUDITOR_ASN'],
  catatTanggapan: ['PPK', 'ASN'],
  kirimRekomendasi: ['DIR_WASDAL'],
  pantauTemuan: ['AUDITOR_ASN'],
  terbitkanPeringatan: ['DIR_WASDAL'],
  terbitkanTeguran: ['DIR_WASDAL'],
  usulkanPemblokiranTemuan: ['DIR_WASDAL'],
  rekomendasikanPencabutan: ['DIR_WASDAL'],
  catatTindakLanjut: ['PPK'],
  periksaTindakLanjut: ['AUDITOR_ASN'],
  kabulkanTanggapan: ['DEPUTI_WASDAL'],
  tutupTemuan: ['DEPUTI_WASDAL'],
  catatHukuman: ['AUDITOR_ASN', 'DIR_WASDAL'],
  catatTemuan: ['AUDITOR_ASN', 'DIR_WASDAL', 'SISTEM'],
  catatAduan: [...VIEWER, 'AUDITOR_ASN', 'DIR_WASDAL'],
  bacaAduan: ['AUDITOR_ASN', 'DIR_WASDAL', 'VIEWER_BAWASLU', 'OTDA_KEMENDAGRI', 'VIEWER_KEMENDAGRI'],
  bacaRekapPengawasan: ['AUDITOR_ASN', 'DIR_WASDAL', 'DEPUTI_WASDAL', 'OTDA_KEMENDAGRI', ...VIEWER],
  verifikasiAduan: ['AUDITOR_ASN', 'DIR_WASDAL'],
  gabungkanAduan: ['AUDITOR_ASN', 'DIR_WASDAL'],
  bacaPermintaanPelapor: ['AUDITOR_ASN', 'DIR_WASDAL'],
  mintaPelapor: ['AUDITOR_ASN'],
  setujuiPelapor: ['DIR_WASDAL'],
  bukaPelapor: ['AUDITOR_ASN'],
  bacaKlasifikasiNetralitas: [...INSTANSI, ...BKN, 'OTDA_KEMENDAGRI', 'APPROVER_PROVINSI', 'AUDITOR_ASN', 'ASN', ...VIEWER],
  catatBlokir: ['DIR_WASDAL', 'AUDITOR_ASN'],
  setujuiBlokir: ['DEPUTI_WASDAL', 'DIR_WASDAL'],
  tolakBlokir: ['DEPUTI_WASDAL', 'DIR_WASDAL'],
  bukaBlokir: ['DEPUTI_WASDAL', 'DIR_WASDAL'],
  bacaKasusDisiplin: ['OPERATOR_INSTANSI', 'VERIFIKATOR_INSTANSI', 'APPROVER_INSTANSI', 'PPK', ...SATGAS, 'ASN'],
  bukaKasusDisiplin: ['OPERATOR_INSTANSI', 'APPROVER_INSTANSI', 'PPK', 'AUDITOR_ASN'],
  prosesKasusDisiplin: ['OPERATOR_INSTANSI', 'APPROVER_INSTANSI', 'PPK'],
  tetapkanHukuman: ['APPROVER_INSTANSI', 'PPK'],
  batalkanKasusDisiplin: ['PPK', 'DIR_WASDAL'],
  ajukanUpaya: ['ASN', 'AUDITOR_ASN'],
  tanggapiBanding: ['PPK'],
  putuskanUpaya: ['PPK', 'AUDITOR_ASN', 'DIR_WASDAL'],
  pratinjauBlokir: ['DIR_WASDAL', 'AUDITOR_ASN', 'DEPUTI_WASDAL'],
  usulkanPembukaan: ['PPK', 'AUDITOR_ASN', 'DIR_WASDAL'],
  putuskanPembukaan: ['DEPUTI_WASDAL', 'DIR_WASDAL'],
  bacaEmber: [...BKN, 'AUDITOR_ASN'],
  bacaLaporan: [...VIEWER, ...BKN, 'AUDITOR_ASN'],
  mintaAksesDarurat: ['AUDITOR_ASN'],
  putuskanAksesDarurat: ['DIR_WASDAL', 'DEPUTI_WASDAL', 'DPO'],
  bacaDataDarurat: ['AUDITOR_ASN'],
  bacaAksesDarurat: ['AUDITOR_ASN', 'DIR_WASDAL', 'DEPUTI_WASDAL', 'DPO', 'PPK', 'ASN'],
  verifikasiJejak: ['AUDITOR_ASN'],
} as const satisfies Readonly<Record<string, readonly Peran[]>>;

export type Operasi = keyof typeof AKSES;

export const boleh = (operasi: Operasi, peran: Peran): boolean => (AKSES[operasi] as readonly Peran[]).includes(peran);

/** The verified caller. `instansi` is the hub's number of the agency (null for national roles); `orang` is the person behind the account. */
export interface Pemanggil {
  readonly subjek: string;
  readonly orang: string;
  readonly peran: Peran;
  readonly instansi: number | null;
  /** Own NIP, for role ASN. */
  readonly nip: string | null;
}
