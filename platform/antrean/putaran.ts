import type { Logger } from 'pino';
import { namaGalat } from './galat-pekerjaan.ts';

export interface Putaran<T> {
  /** One round now, after the one that runs. */
  sekarang(): Promise<T>;
  /** Waits for the round that runs; no other starts. */
  tutup(): Promise<void>;
}

/** Runs `kerja` every `setiapMs`, never two at a time; a round that fails is logged as `peristiwa` and the next one comes all the same. */
export function putarBerkala<T>(
  kerja: () => Promise<T>,
  { setiapMs, catatan, peristiwa }: { setiapMs: number; catatan: Logger; peristiwa: string },
): Putaran<T> {
  let giliran: Promise<unknown> = Promise.resolve();
  let berjalan = false;
  const sekarang = (): Promise<T> => {
    const janji = giliran.catch(() => undefined).then(kerja);
    giliran = janji;
    return janji;
  };
  const pewaktu = setInterval(() => {
    if (berjalan) return;
    berjalan = true;
    sekarang()
      .catch((galat: unknown) => catatan.warn({ peristiwa, galat: namaGalat(galat) }))
      .finally(() => {
        berjalan = false;
      });
  }, setiapMs);
  return {
    sekarang,
    async tutup() {
      clearInterval(pewaktu);
      await giliran.catch(() => undefined);
    },
  };
}
