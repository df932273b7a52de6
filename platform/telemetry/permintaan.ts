import { randomUUID } from 'node:crypto';

/** The caller's own X-Request-Id when it is harmless to log, else a new one. */
export const idDariHeader = (nilai: string | undefined): string =>
  nilai !== undefined && /^[A-Za-z0-9._-]{8,64}$/.test(nilai) && !/\d{16}/.test(nilai) ? nilai : randomUUID();
