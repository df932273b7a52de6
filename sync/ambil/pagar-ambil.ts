import type { Sql } from '../../platform/db/postgres-js.ts';
import type { Jalur } from '../jadwal/pagar-sumber.ts';
import { bacaSumberKini, catatSumberBaik, catatSumberGagal, catatSumberLambat, type KeadaanSumber, mintaUjiSumber } from '../jadwal/sumber.ts';
import { SumberMenunda } from '../sources/galat-sumber.ts';
import { JamDiam, SumberDiam } from './jam-diam.ts';

/** Fence between the workers and the remote sources. */
export interface PagarAmbil {
  readonly jalur: Jalur;
  /** Longest silence of a source, in ms, per lane. */
  readonly tenggatMs: Readonly<Record<Jalur, number>>;
  /** What waited for a source that answers again comes forward over this time, in ms. */
  readonly sebarMs: number;
}

/** Beside the deadline of the settings: connecting, and the driver's own way to say that the deadline has passed. */
const CADANGAN_MS = 20_000;

/**
 * What one fetch makes known of its source, in the one state that looks and fetches of all its feeds share. Without a fence (somebody asks by hand)
 * no rest is kept, but what happens is recorded all the same.
 */
export class KabarSumber {
  readonly jam: JamDiam;
  readonly #sql: Sql;
  readonly #pagar: PagarAmbil | undefined;
  #kini: KeadaanSumber;

  private constructor(sql: Sql, kini: KeadaanSumber, { pagar, tenggatMs }: { pagar: PagarAmbil | undefined; tenggatMs: number }) {
    this.#sql = sql;
    this.#kini = kini;
    this.#pagar = pagar;
    const sendiri = tenggatMs + CADANGAN_MS;
    this.jam = new JamDiam(pagar === undefined ? sendiri : pagar.jalur === 'cepat' ? pagar.tenggatMs.cepat : Math.max(sendiri, pagar.tenggatMs.lambat));
  }

  /** ISTIRAHAT: the source is at rest, or another call probes it. PINDAH: it is slow and belongs into the other lane. */
  static async buka(
    sql: Sql,
    sumber: string,
    { pagar, tenggatMs }: { pagar: PagarAmbil | undefined; tenggatMs: number },
  ): Promise<KabarSumber | 'ISTIRAHAT' | 'PINDAH'> {
    const kini = await bacaSumberKini(sql, sumber);
    if (pagar !== undefined) {
      if (kini.lambat && pagar.jalur === 'cepat') return 'PINDAH';
      if (kini.keadaan !== 'TERTUTUP' && !(await mintaUjiSumber(sql, sumber, pagar.tenggatMs[pagar.jalur]))) return 'ISTIRAHAT';
    }
    return new KabarSumber(sql, kini, { pagar, tenggatMs });
  }

  /** The source gave something that can be used. */
  async menjawab(): Promise<void> {
    const lambat = this.#pagar === undefined ? this.#kini.lambat : this.jam.terlamaMs > this.#pagar.tenggatMs.cepat / 2;
    await catatSumberBaik(this.#sql, this.#kini, { lambat, sebarMs: this.#pagar?.sebarMs ?? 0 });
    this.#kini = { ...this.#kini, keadaan: 'TERTUTUP', gagal: 0, lambat, sampai: null };
  }

  /** What a fault says of the source. Returns the fault as the feed records it, or PINDAH where nothing failed: the source needs the slower lane. */
  async gagal(galat: unknown): Promise<unknown> {
    if (galat instanceof SumberDiam) {
      if (this.#pagar?.jalur === 'cepat') {
        await catatSumberLambat(this.#sql, this.#kini.sumber);
        return 'PINDAH';
      }
      await catatSumberGagal(this.#sql, this.#kini.sumber, true);
      return new SumberMenunda(CADANGAN_MS, 'sumber tidak menjawab dalam tenggatnya', 'LAMBAT');
    }
    if (galat instanceof SumberMenunda && galat.sifat !== 'SATU') await catatSumberGagal(this.#sql, this.#kini.sumber, galat.sifat === 'LAMBAT');
    return galat;
  }
}
