import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import type { CariNama } from '../sources/alamat-aman.ts';
import { SumberMenunda } from '../sources/galat-sumber.ts';
import { bacaHosts } from './nama-tetap.ts';

/** A name server that is silent for so long is given up; a message then waits its turn again. */
const TENGGAT_MS = 3_000;
/** Before a question is sent a second time. */
const ULANG_MS = 1_000;
/** Questions of one lane under way at once. */
const BERSAMA = 2;
const INGAT_MS = 30_000;
/** Shorter than the wait before a second attempt, which asks anew. */
const INGAT_GAGAL_MS = 3_000;
const INGAT_MAKS = 2_000;
const TUNDA_MS = 10_000;

export interface PilihanNama {
  /** Name servers as "ip" or "ip:port"; absent: those of the machine. */
  readonly server?: readonly string[];
  readonly tetap?: ReadonlyMap<string, readonly LookupAddress[]>;
  readonly tenggatMs?: number;
}

/**
 * Resolves names by questions of its own over UDP instead of the system's resolver, whose few threads a handful of dead names keeps from everybody else. Each
 * lane (an instansi) asks by itself, two names at a time, and remembers an answer for half a minute.
 */
export interface PenguraiNama {
  /** Throws SumberMenunda: GAGAL for a name that has no address, LAMBAT when no name server answered in time. */
  jalur(kunci: string): CariNama;
}

const kodeDari = (galat: unknown): string => (galat instanceof Error && 'code' in galat ? String(galat.code) : '');
const isDiam = (galat: unknown): boolean => ['ETIMEOUT', 'ECANCELLED'].includes(kodeDari(galat));

/** IPv4 first, as connections prefer it; the other family only for a name without it. */
async function tanya(host: string, { server, tenggatMs = TENGGAT_MS }: PilihanNama): Promise<readonly LookupAddress[]> {
  const resolver = new Resolver({ timeout: ULANG_MS, tries: 2 });
  if (server !== undefined) resolver.setServers(server);
  const batas = setTimeout(() => resolver.cancel(), tenggatMs);
  try {
    const v4 = await resolver.resolve4(host).catch((galat: unknown) => {
      if (kodeDari(galat) === 'ENODATA') return [];
      throw galat;
    });
    if (v4.length > 0) return v4.map((address) => ({ address, family: 4 }));
    return (await resolver.resolve6(host)).map((address) => ({ address, family: 6 }));
  } catch (galat) {
    if (isDiam(galat)) throw new SumberMenunda(TUNDA_MS, `server nama tidak menjawab untuk ${host}`, 'LAMBAT');
    throw new SumberMenunda(TUNDA_MS, `nama host ${host} tidak dikenal DNS`);
  } finally {
    clearTimeout(batas);
  }
}

/** Lets at most BERSAMA of a lane run at once; the others wait in the order they came. */
function buatGiliran(): <T>(jalur: string, kerja: () => Promise<T>) => Promise<T> {
  const keadaan = new Map<string, { jalan: number; readonly tunggu: (() => void)[] }>();
  return async (jalur, kerja) => {
    const k = keadaan.get(jalur) ?? { jalan: 0, tunggu: [] };
    keadaan.set(jalur, k);
    if (k.jalan >= BERSAMA) await new Promise<void>((lanjut) => k.tunggu.push(lanjut));
    else k.jalan += 1;
    try {
      return await kerja();
    } finally {
      // The place is handed on as it is, so that nobody slips in between.
      const berikut = k.tunggu.shift();
      if (berikut !== undefined) berikut();
      else if (--k.jalan === 0) keadaan.delete(jalur);
    }
  };
}

interface Ingatan {
  readonly janji: Promise<readonly LookupAddress[]>;
  sampai: number;
}

export function buatPenguraiNama(pilihan: PilihanNama = {}): PenguraiNama {
  const tetap = pilihan.tetap ?? bacaHosts();
  const ingatan = new Map<string, Ingatan>();
  const giliran = buatGiliran();
  const catat = (kunci: string, janji: Ingatan['janji']): void => {
    if (ingatan.size >= INGAT_MAKS) ingatan.delete(ingatan.keys().next().value ?? '');
    const baru: Ingatan = { janji, sampai: Number.POSITIVE_INFINITY };
    ingatan.delete(kunci);
    ingatan.set(kunci, baru);
    const sampai = (ms: number) => (): void => {
      baru.sampai = Date.now() + ms;
    };
    janji.then(sampai(INGAT_MS), sampai(INGAT_GAGAL_MS));
  };
  return {
    jalur: (jalur) => (nama) => {
      const host = nama.toLowerCase();
      const ada = tetap.get(host);
      if (ada !== undefined) return Promise.resolve(ada);
      // RFC 6761: this name and those below it are this very machine, whatever a name server says.
      if (/(^|\.)localhost\.?$/.test(host)) return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
      const kunci = `${jalur} ${host}`;
      const lama = ingatan.get(kunci);
      if (lama !== undefined && Date.now() < lama.sampai) return lama.janji;
      const janji = giliran(jalur, () => tanya(host, pilihan));
      catat(kunci, janji);
      return janji;
    },
  };
}
