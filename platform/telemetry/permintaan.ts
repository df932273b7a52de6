import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const penyimpan = new AsyncLocalStorage<string>();

/** Id of the request now running, or a fresh one outside any request. */
export const permintaanIdKini = (): string => penyimpan.getStore() ?? randomUUID();

/** Runs `fn` so that every fault logged inside carries this request id. */
export const dalamPermintaan = <T>(id: string, fn: () => T): T => penyimpan.run(id, fn);

/** The caller's own X-Request-Id when it is harmless to log, else a new one. */
export const idDariHeader = (nilai: string | undefined): string =>
  nilai !== undefined && /^[A-Za-z0-9._-]{8,64}$/.test(nilai) && !/\d{16}/.test(nilai) ? nilai : randomUUID();
