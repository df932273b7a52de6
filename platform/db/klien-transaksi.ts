import type { PoolClient } from 'pg';

const KENDALI = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(begin|start\s+transaction|commit|end|abort|rollback(?!\s+to\b)|prepare\s+transaction)\b/i;

type Kueri = (...argumen: unknown[]) => unknown;

const teksKueri = (argumen: unknown): string => {
  if (typeof argumen === 'string') return argumen;
  return typeof argumen === 'object' && argumen !== null && 'text' in argumen && typeof argumen.text === 'string' ? argumen.text : '';
};

/**
 * The one thing of a pooled client that drizzle needs, closed when the transaction ends. A forgotten `await` would otherwise run its
 * statement on the pooled client inside somebody else's transaction (drizzle-orm 6083), and a nested `tx.transaction` would commit the outer one.
 */
export class KlienTransaksi {
  readonly #client: PoolClient;
  #terbuka = true;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  query(...argumen: unknown[]): unknown {
    if (!this.#terbuka) throw new RangeError('transaksi sudah selesai: ada query yang tidak ditunggu');
    if (KENDALI.test(teksKueri(argumen[0]))) throw new RangeError('transaksi tidak boleh dibuka atau ditutup di dalam denganPelaku');
    return (this.#client.query as Kueri).apply(this.#client, argumen);
  }

  tutup(): void {
    this.#terbuka = false;
  }
}
