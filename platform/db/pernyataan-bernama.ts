import { createHash } from 'node:crypto';

/** Most statements one connection keeps prepared: each holds its plan in the server's memory. */
export const BERNAMA_MAKS = 64;
const TERLIHAT_MAKS = 256;
const PERNYATAAN = /^\s*(select|with|insert|update|delete)\b/i;

/**
 * Names the statements of one connection, so that the server parses them once and may keep their plan. A text gets its name when it
 * is seen again: one that comes only once (a list of rare length) is not worth keeping.
 */
export class PernyataanBernama {
  readonly #nama = new Map<string, string>();
  readonly #terlihat = new Set<string>();
  #penuh = false;

  /** The name to send `teks` under; undefined for a text that stays unnamed. */
  nama(teks: string): string | undefined {
    const ada = this.#nama.get(teks);
    if (ada !== undefined) return ada;
    if (!PERNYATAAN.test(teks)) return undefined;
    if (!this.#terlihat.delete(teks)) {
      if (this.#terlihat.size >= TERLIHAT_MAKS) this.#terlihat.clear();
      this.#terlihat.add(teks);
      return undefined;
    }
    if (this.#nama.size >= BERNAMA_MAKS) {
      this.#penuh = true;
      return undefined;
    }
    const baru = `s_${createHash('sha256').update(teks).digest('base64url').slice(0, 22)}`;
    this.#nama.set(teks, baru);
    return baru;
  }

  /** One more text than fits asked for a name: the connection should be replaced, which empties the set on both sides at once. */
  get penuh(): boolean {
    return this.#penuh;
  }
}

const perSambungan = new WeakMap<object, PernyataanBernama>();

/** The names of one connection; they live and die with it. */
export function bernamaMilik(sambungan: object): PernyataanBernama {
  let milik = perSambungan.get(sambungan);
  if (milik === undefined) {
    milik = new PernyataanBernama();
    perSambungan.set(sambungan, milik);
  }
  return milik;
}
