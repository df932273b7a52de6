import type { PoolClient } from 'pg';
import { bernamaMilik } from './pernyataan-bernama.ts';

const KENDALI = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(begin|start\s+transaction|commit|end|abort|rollback(?!\s+to\b)|prepare\s+transaction)\b/i;

type Kueri = (...argumen: unknown[]) => unknown;

const teksKueri = (argumen: unknown): string => {
  if (typeof argumen === 'string') return argumen;
  return typeof argumen === 'object' && argumen !== null && 'text' in argumen && typeof argumen.text === 'string' ? argumen.text : '';
};

/** Drizzle hands over `{text, types, rowMode}` without a name; with one the server parses the text once per connection. */
function denganNama(client: PoolClient, kueri: unknown, teks: string): unknown {
  if (typeof kueri !== 'object' || kueri === null || !('text' in kueri)) return kueri;
  const name = bernamaMilik(client).nama(teks);
  return name === undefined ? kueri : { ...kueri, name };
}

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
    const [kueri, ...sisa] = argumen;
    const teks = teksKueri(kueri);
    if (KENDALI.test(teks)) throw new RangeError('transaksi tidak boleh dibuka atau ditutup di dalam denganPelaku');
    return (this.#client.query as Kueri).call(this.#client, denganNama(this.#client, kueri, teks), ...sisa);
  }

  tutup(): void {
    this.#terbuka = false;
  }
}
