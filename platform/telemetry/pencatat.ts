/** The part of a pino logger the servers use; ids and event names only, never personal data. */
export interface Pencatat {
  info(isi: object, peristiwa: string): void;
  warn(isi: object, peristiwa: string): void;
  error(isi: object, peristiwa: string): void;
}

/** For tests and tools that want silence. */
export const PENCATAT_DIAM: Pencatat = { info: () => undefined, warn: () => undefined, error: () => undefined };
