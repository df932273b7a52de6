import { BIDANG_TAUTAN, bacaPola, type NamaBidangTautan } from './bidang.ts';
import { hitungTingkat, type ModelEm, type PolaEm, peluangCocok, taksirEm } from './em.ts';

/** How candidate pairs are found: the fields that a search demands equal say nothing about the pairs it found. */
export interface JalurTautan {
  readonly nomor: number;
  readonly judul: string;
  readonly tahan: readonly NamaBidangTautan[];
}

/** Cheap equalities only; likeness of names is computed for what they leave. A pair belongs to the first that finds it. */
export const JALUR_TAUTAN = [
  { nomor: 1, judul: 'NIK sama', tahan: ['nik'] },
  { nomor: 2, judul: 'tanggal lahir, jenis kelamin, dan TMT CPNS sama', tahan: ['tglLahir', 'jenisKelamin', 'tmtCpns'] },
  { nomor: 3, judul: 'tanggal lahir, jenis kelamin, dan kata pertama nama sama', tahan: ['tglLahir', 'jenisKelamin', 'nama'] },
  { nomor: 4, judul: 'nama dan TMT CPNS sama', tahan: ['nama', 'tmtCpns'] },
] as const satisfies readonly JalurTautan[];

/** So many candidate pairs of one search have this pattern. */
export interface HitungPola {
  readonly jalur: number;
  readonly pola: string;
  readonly jumlah: number;
}

/** Weights in bits (log2 m/u, falling with the level) per field and level, as they were estimated from one state of the data. */
export interface BobotTautan {
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  readonly bobot: readonly (readonly number[])[];
  /** log2 odds that a random pair is one person. */
  readonly logPeluangAwal: number;
  readonly putaran: number;
}

/** First guesses count as so many pairs: small data leans on them, a nation does not. */
const PASANGAN_DUGAAN_M = 20;
const PASANGAN_DUGAAN_U = 1;
const PUTARAN_MAKS = 200;
const TOLERANSI = 1e-9;

const M_AWAL: readonly (readonly number[])[] = BIDANG_TAUTAN.map((b) => b.mAwal);
const U_AWAL: readonly (readonly number[])[] = BIDANG_TAUTAN.map((b) => b.uAwal);

/** Shares of the counts with the first guess mixed in: never zero, so every weight is finite. */
const luruskan = (hitung: readonly (readonly number[])[], dugaan: readonly (readonly number[])[], pasangan: number): number[][] =>
  hitung.map((h, f) => {
    const n = h.reduce((a, b) => a + b, 0);
    return h.map((x, t) => (x + pasangan * (dugaan[f]?.[t] ?? 0)) / (n + pasangan));
  });

/** A worse agreement never weighs more than a better one; rare levels of a sample would say so by chance. */
const menurun = (bobot: readonly number[]): number[] => bobot.map((_, t) => Math.min(...bobot.slice(0, t + 1)));

const tahanPola = (jalur: number, pola: string): readonly (number | null)[] => {
  const tahan: readonly string[] = JALUR_TAUTAN.find((j) => j.nomor === jalur)?.tahan ?? [];
  return bacaPola(pola).map((t, f) => (tahan.includes(BIDANG_TAUTAN[f]?.bidang ?? '') ? null : t));
};

/**
 * Estimates the weights from the patterns of the candidate pairs and of random pairs. `u` comes from the random pairs, since candidates were chosen
 * for being alike; `m` from EM over the candidates, each search without the fields it chose by, and at the end with all fields. `ruang` is the
 * number of pairs there are (persons of one side times the other).
 */
export function taksirBobot(calon: readonly HitungPola[], acak: readonly HitungPola[], ruang: number): BobotTautan {
  const polaPenuh = calon.map((c): PolaEm => ({ tingkat: bacaPola(c.pola), jumlah: c.jumlah, jalur: c.jalur - 1 }));
  const polaTahan = calon.map((c, i): PolaEm => ({ tingkat: tahanPola(c.jalur, c.pola), jumlah: c.jumlah, jalur: polaPenuh[i]?.jalur ?? 0 }));
  const polaAcak = acak.map((c): PolaEm => ({ tingkat: bacaPola(c.pola), jumlah: c.jumlah, jalur: 0 }));
  const satu = polaAcak.map(() => 1);
  const u = luruskan(hitungTingkat(polaAcak, satu, U_AWAL), U_AWAL, PASANGAN_DUGAAN_U);
  const awal: ModelEm = { lambda: JALUR_TAUTAN.map(() => 0.5), m: M_AWAL, u };
  const { model, logLikelihood } = taksirEm(awal, polaTahan, { taksirU: false, putaranMaks: PUTARAN_MAKS, toleransi: TOLERANSI });
  const gamma = polaTahan.map((p) => peluangCocok(model, p));
  const m = luruskan(hitungTingkat(polaPenuh, gamma, M_AWAL), M_AWAL, PASANGAN_DUGAAN_M);
  const cocok = polaPenuh.reduce((n, p, i) => n + p.jumlah * (gamma[i] ?? 0), 1);
  return {
    m,
    u,
    bobot: m.map((baris, f) => menurun(baris.map((x, t) => Math.log2(x / (u[f]?.[t] ?? 1))))),
    logPeluangAwal: Math.log2(Math.min(cocok / Math.max(ruang, 2), 0.5)),
    putaran: logLikelihood.length - 1,
  };
}

/** Sum of the weights of a pattern, in bits; an empty field adds nothing. */
export const skorPola = ({ bobot }: Pick<BobotTautan, 'bobot'>, pola: string): number =>
  bacaPola(pola).reduce<number>((n, t, f) => (t === null ? n : n + (bobot[f]?.[t] ?? 0)), 0);

/** Chance that a pair with this score is one person, given how rare matches are among all pairs. */
export const peluangSkor = ({ logPeluangAwal }: Pick<BobotTautan, 'logPeluangAwal'>, skor: number): number => 1 / (1 + 2 ** -(skor + logPeluangAwal));
