import { KESALAHAN, Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';

export type LingkupTunda = 'pekerjaan' | 'instansi' | 'semua';

/** The source's fault: the work waits `tundaMs` and is tried again without limit; `lingkup` says what else waits with it. */
export class SumberTidakTersedia extends Error {
  readonly tundaMs: number;
  readonly lingkup: LingkupTunda;
  constructor(tundaMs: number, lingkup: LingkupTunda = 'pekerjaan') {
    super('SUMBER_TIDAK_TERSEDIA');
    this.name = 'SumberTidakTersedia';
    this.tundaMs = tundaMs;
    this.lingkup = lingkup;
  }
}

/** What is stored with a failed job: a catalogued code, never the text or stack of the cause. */
export class GagalPekerjaan extends Error {
  constructor(kode: KodeKesalahan) {
    super(kode);
    this.name = 'GagalPekerjaan';
    this.stack = kode;
  }
}

export type Keputusan =
  | Readonly<{ jenis: 'tolak'; kode: KodeKesalahan }>
  | Readonly<{ jenis: 'tunda'; tundaMs: number; lingkup: LingkupTunda }>
  | Readonly<{ jenis: 'coba-lagi'; kode: KodeKesalahan }>;

const TUNDA_AWAL_MS = 5_000;
const TUNDA_PALING_LAMA_MS = 5 * 60_000;

/** Sorts a failure: a catalogued refusal is final, a source's fault waits, anything else is our fault and is retried a limited number of times. */
export function putuskan(galat: unknown, mulaiKe: number): Keputusan {
  if (galat instanceof SumberTidakTersedia) return { jenis: 'tunda', tundaMs: galat.tundaMs, lingkup: galat.lingkup };
  if (!(galat instanceof Kesalahan)) return { jenis: 'coba-lagi', kode: 'INTERNAL' };
  const { kelas } = KESALAHAN[galat.kode];
  if (kelas === 'UPSTREAM')
    return { jenis: 'tunda', tundaMs: Math.min(TUNDA_AWAL_MS * 2 ** Math.min(mulaiKe - 1, 16), TUNDA_PALING_LAMA_MS), lingkup: 'pekerjaan' };
  if (kelas === 'INTERNAL') return { jenis: 'coba-lagi', kode: galat.kode };
  return { jenis: 'tolak', kode: galat.kode };
}

/** The stack lines of a fault without its message, so that it can be logged: messages of drivers carry parameters. */
export function jejakTumpukan(galat: unknown): readonly string[] {
  if (!(galat instanceof Error)) return [];
  return (galat.stack ?? '')
    .split('\n')
    .filter((baris) => /^\s+at /.test(baris))
    .slice(0, 8)
    .map((baris) => baris.trim());
}

/** Class name and driver code of a fault; both come from source code, not from the database's rows. */
export function namaGalat(galat: unknown): string {
  if (!(galat instanceof Error)) return typeof galat;
  const kode = 'code' in galat && typeof galat.code === 'string' ? `:${galat.code}` : '';
  return `${galat.constructor.name}${kode}`;
}
