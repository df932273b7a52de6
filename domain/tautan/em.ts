/** So many pairs share these levels of agreement (null: no value on a side, or not to be used). */
export interface PolaEm {
  readonly tingkat: readonly (number | null)[];
  readonly jumlah: number;
  /** Which search brought the pairs; each has its own share of matches. */
  readonly jalur: number;
}

/** Chances per field and level: `m` among pairs of one person, `u` among pairs of two; `lambda` = share of matches per search. */
export interface ModelEm {
  readonly lambda: readonly number[];
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
}

export interface PilihanEm {
  /** False: `u` is known (a sample of random pairs) and stays. */
  readonly taksirU: boolean;
  readonly putaranMaks: number;
  /** Ends when the log-likelihood grows by less than this share. */
  readonly toleransi: number;
}

export interface HasilEm {
  readonly model: ModelEm;
  /** Log-likelihood of the data under the model before each round, and under the last one. */
  readonly logLikelihood: readonly number[];
}

const TERKECIL = Number.MIN_VALUE;

const peluangPola = (p: readonly (readonly number[])[], tingkat: PolaEm['tingkat']): number =>
  tingkat.reduce<number>((hasil, t, f) => (t === null ? hasil : hasil * (p[f]?.[t] ?? 0)), 1);

/** Likelihood of one pattern as a match and as a non-match. */
const duaPeluang = ({ lambda, m, u }: ModelEm, { tingkat, jalur }: PolaEm): readonly [cocok: number, bukan: number] => {
  const l = lambda[jalur] ?? 0;
  return [l * peluangPola(m, tingkat), (1 - l) * peluangPola(u, tingkat)];
};

/** Chance that pairs with this pattern are one person. */
export function peluangCocok(model: ModelEm, pola: PolaEm): number {
  const [cocok, bukan] = duaPeluang(model, pola);
  return cocok + bukan > 0 ? cocok / (cocok + bukan) : 0;
}

export const logLikelihood = (model: ModelEm, pola: readonly PolaEm[]): number =>
  pola.reduce((jumlah, p) => {
    const [cocok, bukan] = duaPeluang(model, p);
    return jumlah + p.jumlah * Math.log(Math.max(cocok + bukan, TERKECIL));
  }, 0);

/** Weighted count of each level of each field. */
export function hitungTingkat(pola: readonly PolaEm[], bobot: readonly number[], bentuk: readonly (readonly number[])[]): number[][] {
  const hasil = bentuk.map((b) => b.map(() => 0));
  pola.forEach(({ tingkat, jumlah }, i) => {
    tingkat.forEach((t, f) => {
      const baris = hasil[f];
      if (t !== null && baris?.[t] !== undefined) baris[t] += jumlah * (bobot[i] ?? 0);
    });
  });
  return hasil;
}

const jumlahkan = (nilai: readonly number[]): number => nilai.reduce((a, b) => a + b, 0);

/** Shares of the counts; a field that nothing was seen of keeps what it had. */
const bagian = (hitung: readonly (readonly number[])[], lama: ModelEm['m']): number[][] =>
  hitung.map((h, f) => {
    const n = jumlahkan(h);
    return n > 0 ? h.map((x) => x / n) : [...(lama[f] ?? [])];
  });

function putaran(model: ModelEm, pola: readonly PolaEm[], taksirU: boolean): ModelEm {
  const gamma = pola.map((p) => peluangCocok(model, p));
  const lambda = model.lambda.map((lama, j) => {
    const milik = pola.map((p, i) => (p.jalur === j ? ([p.jumlah, p.jumlah * (gamma[i] ?? 0)] as const) : ([0, 0] as const)));
    const n = jumlahkan(milik.map(([x]) => x));
    return n > 0 ? jumlahkan(milik.map(([, x]) => x)) / n : lama;
  });
  return {
    lambda,
    m: bagian(hitungTingkat(pola, gamma, model.m), model.m),
    u: taksirU
      ? bagian(
          hitungTingkat(
            pola,
            gamma.map((g) => 1 - g),
            model.u,
          ),
          model.u,
        )
      : model.u,
  };
}

/**
 * Expectation maximisation of the Fellegi-Sunter model with conditionally independent fields, over counts of comparison patterns. The likelihood
 * never falls. Sources: Fellegi and Sunter, A Theory for Record Linkage, JASA 64 (1969); Dempster, Laird and Rubin, JRSS B 39 (1977); Winkler,
 * Using the EM Algorithm for Weight Computation in the Fellegi-Sunter Model of Record Linkage, ASA (1988).
 */
export function taksirEm(awal: ModelEm, pola: readonly PolaEm[], pilihan: PilihanEm): HasilEm {
  let model = awal;
  const riwayat = [logLikelihood(model, pola)];
  for (let i = 0; i < pilihan.putaranMaks; i += 1) {
    model = putaran(model, pola, pilihan.taksirU);
    const lama = riwayat.at(-1) ?? 0;
    const kini = logLikelihood(model, pola);
    riwayat.push(kini);
    if (Math.abs(kini - lama) <= pilihan.toleransi * Math.abs(lama)) break;
  }
  return { model, logLikelihood: riwayat };
}
