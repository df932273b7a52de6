import xxhash from 'xxhash-wasm';
import { BIDANG, bidangDariNama } from '../../domain/selisih/bidang.ts';
import type { KolomRekaman, RekamanBersebab } from '../../domain/selisih/rekaman.ts';

export interface Sidik {
  /** Fingerprint of a raw line; `benih` separates lines read under another header or version. */
  hashBaris(line: Buffer | string, benih?: bigint): bigint;
  /** Fingerprint of the fields in `cakupan`. A field with a reason mixes the side in: unknown never equals the other side. */
  hashRekaman(r: RekamanBersebab, cakupan: number, sisi: 'BKN' | 'SIMPEG'): bigint;
}

const PISAH = '\u001f';
const KOSONG = '\u001e';

const kolomPerCakupan = new Map<number, readonly KolomRekaman[]>();

function kolomDalam(cakupan: number): readonly KolomRekaman[] {
  const ada = kolomPerCakupan.get(cakupan);
  if (ada) return ada;
  const kolom = BIDANG.filter((b) => (cakupan & (1 << b.bit)) !== 0).flatMap((b): readonly KolomRekaman[] => b.kolom);
  kolomPerCakupan.set(cakupan, kolom);
  return kolom;
}

/** Text that two sides share exactly when they agree on every field of the mask. Exported for the test vectors. */
export function teksSidik(r: RekamanBersebab, cakupan: number, sisi: 'BKN' | 'SIMPEG'): string {
  let tak = 0;
  for (const bidang in r.takTeruji) tak |= 1 << (bidangDariNama.get(bidang)?.bit ?? 31);
  tak &= cakupan;
  const { rekaman } = r;
  let teks = rekaman.nip;
  for (const k of kolomDalam(cakupan)) teks += PISAH + (rekaman[k] ?? KOSONG);
  return tak === 0 ? teks : `${teks}${PISAH}${tak}${PISAH}${sisi}`;
}

/** Loads the hash once; results are signed 64-bit, as Postgres bigint holds them. */
export async function siapkanSidik(): Promise<Sidik> {
  const { h64, h64Raw } = await xxhash();
  return {
    hashBaris: (line, benih = 0n) => BigInt.asIntN(64, typeof line === 'string' ? h64(line, benih) : h64Raw(line, benih)),
    hashRekaman: (r, cakupan, sisi) => BigInt.asIntN(64, h64(teksSidik(r, cakupan, sisi))),
  };
}
