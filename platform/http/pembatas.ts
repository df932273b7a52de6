import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Jam } from '../clock.ts';

export interface AturanPembatas {
  readonly jendelaMs: number;
  /** Requests of one address in one window. */
  readonly perAlamat: number;
  /** Requests of everybody in one window: what the hub takes in from strangers at all, and the most addresses it remembers. */
  readonly semua: number;
}

/** Null = go on; else how long to wait. */
export type Tunda = { readonly detik: number; readonly sebab: 'ALAMAT' | 'SEMUA' } | null;

/** One household has a /64 of IPv6 to itself. */
const jaringan = (alamat: string): string => (isIPv6(alamat) && !alamat.startsWith('::ffff:') ? uraiIpv6(alamat) : alamat.replace(/^::ffff:/, ''));

function uraiIpv6(alamat: string): string {
  const [depan = '', belakang] = alamat.split('%')[0]?.split('::') ?? [];
  const kiri = depan.split(':').filter((b) => b !== '');
  const kanan = belakang?.split(':').filter((b) => b !== '') ?? [];
  const penuh = belakang === undefined ? kiri : [...kiri, ...Array<string>(Math.max(0, 8 - kiri.length - kanan.length)).fill('0'), ...kanan];
  return penuh
    .slice(0, 4)
    .map((b) => b.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}

/**
 * Counts requests per address in fixed windows, in memory. No address is kept: only its keyed hash, and with the window both the hashes and their key are
 * gone. Each gateway counts for itself.
 */
export function buatPembatas({ jendelaMs, perAlamat, semua }: AturanPembatas, jam: Jam): (alamat: string) => Tunda {
  let sejak = -1;
  let jumlah = 0;
  let garam = randomBytes(32);
  const terhitung = new Map<string, number>();
  return (alamat) => {
    const kini = jam.kiniMs();
    const jendela = Math.floor(kini / jendelaMs);
    if (jendela !== sejak) {
      sejak = jendela;
      jumlah = 0;
      garam = randomBytes(32);
      terhitung.clear();
    }
    const detik = Math.max(1, Math.ceil(((jendela + 1) * jendelaMs - kini) / 1_000));
    const sidik = createHmac('sha256', garam).update(jaringan(alamat)).digest('base64');
    const lalu = terhitung.get(sidik) ?? 0;
    if (lalu >= perAlamat) return { detik, sebab: 'ALAMAT' };
    if (jumlah >= semua) return { detik, sebab: 'SEMUA' };
    jumlah += 1;
    terhitung.set(sidik, lalu + 1);
    return null;
  };
}
