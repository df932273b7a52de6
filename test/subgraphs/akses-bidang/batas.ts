import type { Peran } from '../../../domain/akses.ts';

/** Fields that nobody reads with a value in this world, and why; what an act found wrong (userErrors) is not among them. */
export const TANPA_ISI: Readonly<Record<string, string>> = {
  'KlasifikasiNetralitas.berlakuSampai': 'no entry of the catalogue has ended yet',
  'SlaUsul.sebab': 'said only of a day whose year has no calendar of holidays; test/domain/mutasi/sla.test.ts',
};

interface Luar {
  readonly peran: readonly Peran[];
  /** Names of types, parted by blanks. */
  readonly jenis: string;
  readonly sebab: string;
}

const LUAR: readonly Luar[] = [
  {
    peran: ['ASN'],
    jenis: 'AnggaranSumber Cakupan JumlahBedaRiwayat JumlahHimpunan JumlahLevel KesegaranUmpan KualitasData TemuanSistemik TemuanSistemikRiwayat',
    sebab: 'the state of a whole instansi is none of the rows of one person',
  },
  { peran: ['ASN'], jenis: 'JumlahStatusBlokir', sebab: 'whoever sees only the own row is told of no list' },
  { peran: ['ASN'], jenis: 'PengalihanRisiko', sebab: 'computed from colleagues too' },
  { peran: ['ASN'], jenis: 'TindakLanjutTemuan', sebab: 'between the instansi and the Satgas (0067_berbagi_temuan.sql)' },
  { peran: ['VIEWER_PANRB', 'VIEWER_KEMENDAGRI', 'VIEWER_BAWASLU'], jenis: 'RantaiInstansi', sebab: 'who sees no usul sees no chain of approval' },
  { peran: ['VIEWER_KEMENDAGRI', 'VIEWER_BAWASLU'], jenis: 'TugasHukdis', sebab: 'tasks belong to those who carry them out' },
  { peran: ['VIEWER_BAWASLU'], jenis: 'UmpanInstansi', sebab: 'of the report only violations and mutasi (0011_laporan.sql)' },
  {
    peran: [
      ...(['INTEGRATOR_INSTANSI', 'VERIFIKATOR_INSTANSI', 'APPROVER_INSTANSI', 'PPK', 'APPROVER_PROVINSI', 'VERIFIKATOR_BKN', 'PARAF_BKN'] as const),
      ...(['PENANDATANGAN_BKN', 'OTDA_KEMENDAGRI', 'DIR_WASDAL', 'DEPUTI_WASDAL', 'DATA_STEWARD_BKN'] as const),
    ],
    jenis: 'TautanUsul',
    sebab: 'links are seen by the person, who made them for the office, and the auditor (0055_tautan_usul.sql)',
  },
  {
    peran: [
      ...(['INTEGRATOR_INSTANSI', 'OPERATOR_INSTANSI', 'VERIFIKATOR_INSTANSI', 'APPROVER_INSTANSI', 'VERIFIKATOR_BKN', 'PARAF_BKN'] as const),
      ...(['PENANDATANGAN_BKN', 'OTDA_KEMENDAGRI', 'DATA_STEWARD_BKN', 'VIEWER_KEMENDAGRI'] as const),
    ],
    jenis: 'AksiTemuan',
    sebab: 'no move in any case is theirs (domain/pelanggaran/sbt/tindakan.ts)',
  },
];

/** Objects to which the table of fields leads a role, and of which row-level security or the answer itself shows it none: `role type`. */
export const BUKAN_JANGKAUAN: readonly string[] = LUAR.flatMap(({ peran, jenis }) => peran.flatMap((p) => jenis.split(' ').map((j) => `${p} ${j}`)));
