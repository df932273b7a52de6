/** How two values of one field agree. KOSONG: a side has no value, or one that could not be read; it is never a difference. */
export type Kecocokan = 'SAMA' | 'MIRIP' | 'AGAK_MIRIP' | 'BEDA' | 'KOSONG';

export interface BidangTautan {
  readonly bidang: string;
  readonly judul: string;
  /** Levels of agreement, best first; their places are the digits of a pattern. */
  readonly tingkat: readonly Exclude<Kecocokan, 'KOSONG'>[];
  /** Expected share of each level among pairs of the same person, before any data is seen; outweighed by a few dozen matches. */
  readonly mAwal: readonly number[];
  /** The same among pairs of different persons. */
  readonly uAwal: readonly number[];
}

const DUA = ['SAMA', 'BEDA'] as const;

/**
 * What two records without a common NIP are compared by. The NIP itself is not among them: twins appointed together have numbers that differ in
 * one digit, as a mistyped one does. The first guesses are those of the linkage prototype; the data corrects them.
 */
export const BIDANG_TAUTAN = [
  { bidang: 'nik', judul: 'NIK', tingkat: ['SAMA', 'MIRIP', 'BEDA'], mAwal: [0.85, 0.1, 0.05], uAwal: [0.01, 0.09, 0.9] },
  { bidang: 'nama', judul: 'Nama', tingkat: ['SAMA', 'MIRIP', 'AGAK_MIRIP', 'BEDA'], mAwal: [0.65, 0.25, 0.07, 0.03], uAwal: [0.01, 0.02, 0.07, 0.9] },
  { bidang: 'tglLahir', judul: 'Tanggal lahir', tingkat: ['SAMA', 'MIRIP', 'BEDA'], mAwal: [0.9, 0.08, 0.02], uAwal: [0.01, 0.04, 0.95] },
  { bidang: 'jenisKelamin', judul: 'Jenis kelamin', tingkat: DUA, mAwal: [0.99, 0.01], uAwal: [0.5, 0.5] },
  { bidang: 'tmtCpns', judul: 'TMT CPNS', tingkat: DUA, mAwal: [0.9, 0.1], uAwal: [0.02, 0.98] },
  { bidang: 'golAkhirId', judul: 'Golongan', tingkat: DUA, mAwal: [0.9, 0.1], uAwal: [0.2, 0.8] },
  { bidang: 'pendidikanId', judul: 'Pendidikan', tingkat: DUA, mAwal: [0.85, 0.15], uAwal: [0.05, 0.95] },
  { bidang: 'instansi', judul: 'Instansi', tingkat: DUA, mAwal: [0.95, 0.05], uAwal: [0.05, 0.95] },
] as const satisfies readonly BidangTautan[];

export type NamaBidangTautan = (typeof BIDANG_TAUTAN)[number]['bidang'];

const LETAK = new Map<string, number>(BIDANG_TAUTAN.map((b, i) => [b.bidang, i]));

/** Place of a field in every pattern. */
export const letakTautan = (bidang: NamaBidangTautan): number => LETAK.get(bidang) ?? -1;

/** A pattern is one character per field: the place of its level, or `-` when a side has no value. */
export const bacaPola = (pola: string): readonly (number | null)[] => [...pola].map((c) => (c === '-' ? null : Number(c)));

export const kecocokan = (pola: string, bidang: NamaBidangTautan): Kecocokan => {
  const i = letakTautan(bidang);
  const t = bacaPola(pola)[i] ?? null;
  const daftar: readonly Kecocokan[] = BIDANG_TAUTAN[i]?.tingkat ?? [];
  return t === null ? 'KOSONG' : (daftar[t] ?? 'KOSONG');
};
