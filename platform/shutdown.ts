import { denganTenggat } from './db/deadline.ts';
import type { Pencatat } from './telemetry/pencatat.ts';

/** Stops what was started, in reverse order, each within its deadline. */
export interface Penutup {
  daftar(nama: string, tutup: () => unknown, tenggatMs?: number): void;
  /** Runs once; later callers wait for the same end. Faults are logged and do not stop the rest. */
  tutup(): Promise<void>;
  /** True from the first wish to stop: parts that end now end in order. */
  sedangTutup(): boolean;
}

interface Butir {
  readonly nama: string;
  readonly tutup: () => unknown;
  readonly tenggatMs: number;
}

export function createPenutup(log: Pencatat): Penutup {
  const daftar: Butir[] = [];
  let berjalan: Promise<void> | undefined;
  const tutupSemua = async (): Promise<void> => {
    for (let butir = daftar.pop(); butir !== undefined; butir = daftar.pop()) await tutupSatu(butir, log);
  };
  return {
    daftar: (nama, tutup, tenggatMs = 15_000) => void daftar.push({ nama, tutup, tenggatMs }),
    tutup: () => (berjalan ??= tutupSemua()),
    sedangTutup: () => berjalan !== undefined,
  };
}

async function tutupSatu({ nama, tutup, tenggatMs }: Butir, log: Pencatat): Promise<void> {
  try {
    await denganTenggat(Promise.resolve().then(tutup), tenggatMs);
  } catch (galat) {
    log.error({ bagian: nama, galat }, 'penutupan.gagal');
  }
}

// Terminal, npm and launcher may each deliver the same Ctrl-C; only a later one is a second wish.
const SATU_KEHENDAK_MS = 700;

/**
 * Ends the process in order on SIGINT, SIGTERM, SIGHUP or when the launcher above us dies; a second signal ends it at once.
 * `sebelum` runs first, for a line to the person who waits.
 */
export function pasangIsyarat(penutup: Penutup, sebelum: () => void = () => undefined): void {
  let pertama: number | undefined;
  const akhiri = (kodePaksa: number): void => {
    const kini = performance.now();
    if (pertama === undefined) {
      pertama = kini;
      sebelum();
      // A part that fell sets the exit code before it asks for the end.
      void penutup.tutup().finally(() => process.exit(process.exitCode ?? 0));
    } else if (kini - pertama > SATU_KEHENDAK_MS) process.exit(kodePaksa);
  };
  process.on('SIGINT', () => akhiri(130));
  process.on('SIGTERM', () => akhiri(143));
  process.on('SIGHUP', () => akhiri(129));
  if (process.connected) {
    process.once('disconnect', () => akhiri(129));
    process.channel?.unref();
  }
}
