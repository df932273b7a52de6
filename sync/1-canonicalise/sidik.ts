import xxhash from 'xxhash-wasm';
import { BIDANG, bidangDariNama } from '../../domain/selisih/bidang.ts';
import { KOLOM_REKAMAN, type KolomRekaman, type RekamanBersebab } from '../../domain/selisih/rekaman.ts';
import { type BarisSah, teksAlasan } from './hasil-baris.ts';

export interface Sidik {
  /** Fingerprint of a raw line; `benih` separates lines read under another header or version. */
  hashBaris(line: Buffer | string, benih?: bigint): bigint;
  /** The same for bytes inside a block. */
  hashBita(blok: Buffer, dari: number, sampai: number, benih: bigint): bigint;
  /** Fingerprint of the fields in `cakupan`. A field with a reason mixes the side in: unknown never equals the other side. */
  hashRekaman(r: RekamanBersebab, cakupan: number, sisi: 'BKN' | 'SIMPEG'): bigint;
  /** Fingerprint of everything that is stored of a row except its raw line, so also what the other side cannot say. Never 0. */
  hashUtuh(baris: BarisSah): bigint;
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

function teksUtuh({ nip, rekaman: r, tak, tambahan, nikSah }: BarisSah): string {
  const { rekaman } = r;
  let teks = nip;
  for (const k of KOLOM_REKAMAN) teks += PISAH + (rekaman[k] ?? KOSONG);
  teks += `${PISAH}${tak}${PISAH}${nikSah}`;
  if (tak !== 0) teks += PISAH + teksAlasan(r.takTeruji);
  return tambahan === null ? teks : teks + PISAH + JSON.stringify(tambahan);
}

/** Loads the hash once; results are signed 64-bit, as Postgres bigint holds them. */
export async function siapkanSidik(): Promise<Sidik> {
  const { h64, h64Raw } = await xxhash();
  return {
    hashBaris: (line, benih = 0n) => BigInt.asIntN(64, typeof line === 'string' ? h64(line, benih) : h64Raw(line, benih)),
    hashBita: (blok, dari, sampai, benih) => BigInt.asIntN(64, h64Raw(blok.subarray(dari, sampai), benih)),
    hashRekaman: (r, cakupan, sisi) => BigInt.asIntN(64, h64(teksSidik(r, cakupan, sisi))),
    hashUtuh: (baris) => BigInt.asIntN(64, h64(teksUtuh(baris))) || 1n,
  };
}
