/** The source was silent for longer than this run allows; whatever it still does is not waited for. */
export class SumberDiam extends Error {
  constructor() {
    super('SUMBER_DIAM');
    this.name = 'SumberDiam';
  }
}

/** Measures how long a source is silent: between two pieces of its answer, without the time for which its budget makes us wait. */
export class JamDiam {
  readonly #tenggatMs: number;
  readonly #habis: Promise<never>;
  #tolak: (galat: SumberDiam) => void = () => undefined;
  #jam: NodeJS.Timeout | undefined;
  #sejak: number | null = null;
  #terlama = 0;

  constructor(tenggatMs: number) {
    this.#tenggatMs = tenggatMs;
    this.#habis = new Promise((_, tolak) => {
      this.#tolak = tolak;
    });
    this.#habis.catch(() => undefined);
  }

  /** Longest silence so far, in ms. */
  get terlamaMs(): number {
    return this.#terlama;
  }

  #jalan(): void {
    this.#sejak = performance.now();
    this.#jam = setTimeout(() => this.#tolak(new SumberDiam()), this.#tenggatMs);
  }

  #henti(): void {
    clearTimeout(this.#jam);
    if (this.#sejak !== null) this.#terlama = Math.max(this.#terlama, performance.now() - this.#sejak);
    this.#sejak = null;
  }

  /** Waits for the next piece. Throws SumberDiam when it does not come in time; `kerja` then goes on by itself. */
  async dalam<T>(kerja: () => Promise<T>): Promise<T> {
    this.#jalan();
    const janji = kerja();
    janji.catch(() => undefined);
    try {
      return await Promise.race([janji, this.#habis]);
    } finally {
      this.#henti();
    }
  }

  /** Time that is ours, inside `dalam`: it does not count as silence. */
  async luar<T>(kerja: () => Promise<T>): Promise<T> {
    const diukur = this.#sejak !== null;
    this.#henti();
    try {
      return await kerja();
    } finally {
      if (diukur) this.#jalan();
    }
  }
}
