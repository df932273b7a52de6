import type { LookupAddress } from 'node:dns';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';

const BERKAS_HOSTS = '/etc/hosts';

/** Names of a hosts file with their addresses, in its order; what is no line of it is passed over. */
export function uraikanHosts(teks: string): ReadonlyMap<string, readonly LookupAddress[]> {
  const hasil = new Map<string, LookupAddress[]>();
  for (const baris of teks.split('\n')) {
    const [address = '', ...nama] = baris.replace(/#.*/, '').trim().split(/\s+/);
    const family = isIP(address);
    if (family === 0) continue;
    for (const n of nama.map((x) => x.toLowerCase())) hasil.set(n, [...(hasil.get(n) ?? []), { address, family }]);
  }
  return hasil;
}

/** The hosts file of this machine; none where it cannot be read. */
export function bacaHosts(): ReadonlyMap<string, readonly LookupAddress[]> {
  try {
    return uraikanHosts(readFileSync(BERKAS_HOSTS, 'utf8'));
  } catch {
    return new Map();
  }
}
