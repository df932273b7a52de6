import type { Logger } from 'pino';
import type { z } from 'zod';
import { Kesalahan } from '../../domain/kesalahan.ts';

export type KonteksPekerjaan = Readonly<{
  /** Child logger that already carries job name, job id and key. */
  catatan: Logger;
  /** Unique per enqueued piece of work and stable across its retries; the key to give to `sekali`. */
  kunciSekali: string;
  /** 1 on the first start; grows with every retry, delay and crash. */
  mulaiKe: number;
  /** Aborted when the lock is lost: stop writing, another worker may hold the job. */
  batal: AbortSignal;
}>;

export type DefinisiPekerjaan<P = unknown> = Readonly<{
  name: string;
  antrean: string;
  coba: number;
  jedaMs: number;
  /** Parses the payload or throws MASUKAN_SALAH; identity numbers are refused. */
  urai(payload: unknown): P;
  kunci(payload: P): string;
  jalankan(payload: unknown, konteks: KonteksPekerjaan): Promise<void>;
}>;

type BahanPekerjaan<S extends z.ZodType> = {
  name: string;
  payload: S;
  /** Same key = same work: at most one active and one waiting job per key. */
  key: (payload: z.output<S>) => string;
  run: (payload: z.output<S>, konteks: KonteksPekerjaan) => Promise<void>;
  /** Attempts for faults of ours; faults of a source are retried without limit. Default 8. */
  coba?: number;
  /** First backoff in ms, doubled per attempt, with jitter. Default 1000. */
  jedaMs?: number;
  /** Queue it lives in; separate queues keep long work from delaying short work. Default `utama`. */
  antrean?: string;
};

/** Ready-made name of the queue for everything that names no other. */
export const ANTREAN_UTAMA = 'utama';

// NIK and NRK have 16 digits, NIP 18. Hex neighbours are let through so that keyed hashes are not refused by chance.
const DERET_IDENTITAS = /(?<![0-9a-f])\d{16}(?:\d{2})?(?![0-9a-f])/i;

/** Refuses any text that holds a run of 16 or 18 digits: payloads and keys carry ids only. */
export function tolakIdentitas(teks: string, nama: string): void {
  if (DERET_IDENTITAS.test(teks)) throw new Kesalahan('MASUKAN_SALAH', `Muatan pekerjaan ${nama} memuat deret 16 atau 18 angka.`);
}

/** Defines one job: name, payload schema, key and handler. The payload is parsed at enqueue and again before the handler. */
export function defineJob<S extends z.ZodType>(bahan: BahanPekerjaan<S>): DefinisiPekerjaan<z.output<S>> {
  const urai = (payload: unknown): z.output<S> => {
    const hasil = bahan.payload.safeParse(payload);
    if (!hasil.success) {
      const letak = hasil.error.issues.map((i) => `${i.path.join('.') || '(akar)'}:${i.code}`).join(', ');
      throw new Kesalahan('MASUKAN_SALAH', `Muatan pekerjaan ${bahan.name}: ${letak}`);
    }
    tolakIdentitas(`${JSON.stringify(hasil.data)} ${bahan.key(hasil.data)}`, bahan.name);
    return hasil.data;
  };
  return {
    name: bahan.name,
    antrean: bahan.antrean ?? ANTREAN_UTAMA,
    coba: bahan.coba ?? 8,
    jedaMs: bahan.jedaMs ?? 1000,
    urai,
    kunci: bahan.key,
    jalankan: (payload, konteks) => bahan.run(urai(payload), konteks),
  };
}
