/** No request stands open longer, whatever the network does (A4), ms. */
export const BATAS_TERBUKA_MS = 15_000;
/** On a machine that does something else as well the measuring itself is late. */
export const BATAS_RAMAI_MS = 19_000;
/** Of so many requests at most one is still without an answer when a patient client gives up (A4). */
const SATU_DARI = 1_000;

export interface Terhitung {
  readonly permintaan: number;
  /** Those whose client gave up. */
  readonly gagal: number;
  readonly terlamaMs: number;
}

/** A patient client goes on for so long, with pauses that double up to three seconds, ms. */
export const SABAR_MS = 60_000;
export const jedaUlang = (ke: number): number => Math.min(3_000, 100 * 2 ** ke);

/** What breaks the two promises about time and patience. */
export const terlaluLama = (asal: string, batasMs: number, { permintaan, gagal, terlamaMs }: Terhitung): readonly string[] => [
  ...(terlamaMs > batasMs ? [`${asal}: satu permintaan terbuka ${Math.round(terlamaMs)} ms`] : []),
  ...(gagal * SATU_DARI > permintaan ? [`${asal}: ${gagal} dari ${permintaan} permintaan tidak tertolong pengulangan`] : []),
];
