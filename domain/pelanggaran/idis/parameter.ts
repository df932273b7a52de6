import type { Keyakinan } from '../../mutasi/gerbang/aturan.ts';

/** One number of the law on discipline. Days are working days unless the name says otherwise. */
interface ParameterHukum {
  readonly nilai: number;
  readonly pasal: string;
  readonly keyakinan: Keyakinan;
}

/** Code under which `parameter_aturan` overrides these numbers, with dates. */
export const KODE_IDIS = 'IDIS';

const terbaca = (nilai: number, pasal: string): ParameterHukum => ({ nilai, pasal, keyakinan: 'TERBACA' });
const ingatan = (nilai: number, pasal: string): ParameterHukum => ({ nilai, pasal, keyakinan: 'INGATAN' });
/** The law sets no days here; 0 = no deadline, until whoever runs the hub decrees one with its date. */
const kebijakan = { nilai: 0, pasal: 'tidak ditetapkan PP 94/2021; 0 = tanpa tenggat', keyakinan: 'SIMPULAN' } as const;
const KEHADIRAN = 'PP 94/2021 Pasal 9-11 (kewajiban masuk kerja), hari kerja dalam setahun';

export const PARAMETER_IDIS = {
  /** Working days from the opening of a case to the first letter of summons, after which the superior himself is examined. */
  panggilPaling: { nilai: 14, pasal: 'PP 94/2021 Pasal 26 dan 28 (batas hari: kebijakan)', keyakinan: 'SIMPULAN' },
  panggilKePeriksa: terbaca(7, 'PP 94/2021 Pasal 26 ayat (2)'),
  panggilKeduaPaling: terbaca(7, 'PP 94/2021 Pasal 26 ayat (3)'),
  /** Working days from the day of examination to its minutes. */
  bapPaling: kebijakan,
  /** Working days from the minutes, or from the second summons that nobody came to, to the report. */
  lhpPaling: kebijakan,
  /** Working days from the report to the decision. */
  tetapkanPaling: kebijakan,
  sampaikanPaling: terbaca(14, 'PP 94/2021 Pasal 37 ayat (3)'),
  kirimPaling: terbaca(3, 'Peraturan BKN 6/2022 Pasal 49 ayat (8)'),
  berlakuPada: terbaca(15, 'Peraturan BKN 6/2022 Pasal 50'),
  keberatanAjukan: ingatan(14, 'PP 79/2021 (keberatan)'),
  keberatanPutus: ingatan(21, 'PP 79/2021 (keberatan)'),
  /** 1 = an objection that is not decided yet also keeps the punishment from taking effect. */
  keberatanMenunda: ingatan(0, 'Peraturan BKN 6/2022 Pasal 50'),
  bandingAjukan: terbaca(14, 'PP 79/2021 Pasal 11'),
  bandingTanggapi: terbaca(21, 'PP 79/2021 Pasal 11 ayat (3)'),
  bandingPutus: terbaca(65, 'PP 79/2021 Pasal 13'),
  absenR1: terbaca(3, KEHADIRAN),
  absenR2: terbaca(4, KEHADIRAN),
  absenR3: terbaca(7, KEHADIRAN),
  absenS1: terbaca(11, KEHADIRAN),
  absenS2: terbaca(14, KEHADIRAN),
  absenS3: terbaca(17, KEHADIRAN),
  absenB1: terbaca(21, KEHADIRAN),
  absenB2: terbaca(25, KEHADIRAN),
  absenB3: terbaca(28, KEHADIRAN),
  absenBeruntun: terbaca(10, KEHADIRAN),
} as const satisfies Readonly<Record<string, ParameterHukum>>;

export type ParameterIdis = Readonly<Record<keyof typeof PARAMETER_IDIS, number>>;

/** Numbers in force: the law as known here, with the dated overrides of the day. */
export const parameterIdis = (timpa: Readonly<Record<string, number>> = {}): ParameterIdis =>
  Object.fromEntries(Object.entries(PARAMETER_IDIS).map(([nama, { nilai }]) => [nama, timpa[nama] ?? nilai])) as ParameterIdis;
