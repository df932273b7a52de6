import { createHash, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';

const FORMAT = 'simpul-segel-jejak/1';
/** What the first checkpoint names as its predecessor. */
export const HASH_AWAL = '0'.repeat(64);

const HEKSA = z.string().regex(/^[0-9a-f]{64}$/);
/** Number and hash (hex) of the newest entry of one chain. Numbers have no gap, so `urut` is also how many there are; 0 = none yet. */
export const KEPALA = z.strictObject({ shard: z.int().min(0).max(15), urut: z.string().regex(/^\d{1,19}$/), hash: HEKSA });
export type Kepala = z.infer<typeof KEPALA>;

const SEGEL = z.strictObject({
  format: z.literal(FORMAT),
  nomor: z.int().min(1),
  pada: z.iso.datetime(),
  sebelum: HEKSA,
  jumlah: z.string().regex(/^\d{1,21}$/),
  kepala: z.array(KEPALA).length(16),
  tanda: z.base64(),
});
/**
 * A signed checkpoint of the audit: the heads of all chains at one instant of the database's clock, the number of entries they stand for, and the
 * hash of the checkpoint before. `tanda` = Ed25519 over the JSON of everything else, in this order.
 */
export type Segel = z.infer<typeof SEGEL>;

/** A checkpoint as it is kept: its line, and the hash by which the next one names it. */
export interface SegelTerbit {
  readonly segel: Segel;
  readonly baris: string;
  readonly hash: string;
}

export interface IsiSegel {
  readonly nomor: number;
  readonly pada: string;
  readonly sebelum: string;
  readonly kepala: readonly Kepala[];
}

export const hashSegel = (baris: string): string => createHash('sha256').update(baris).digest('hex');

const ditandatangani = ({ tanda: _, ...isi }: Segel): Buffer => Buffer.from(JSON.stringify(isi));

/** Signs a checkpoint. Its line holds no line break. */
export function terbitkanSegel({ nomor, pada, sebelum, kepala }: IsiSegel, kunci: KeyObject): SegelTerbit {
  const jumlah = kepala.reduce((n, k) => n + BigInt(k.urut), 0n).toString();
  const isi: Segel = { format: FORMAT, nomor, pada, sebelum, jumlah, kepala: [...kepala], tanda: '' };
  const segel = { ...isi, tanda: sign(null, ditandatangani(isi), kunci).toString('base64') };
  const baris = JSON.stringify(segel);
  return { segel, baris, hash: hashSegel(baris) };
}

/** Reads one line of the store; null = no checkpoint. */
export function uraikanSegel(baris: string): SegelTerbit | null {
  try {
    return { segel: SEGEL.parse(JSON.parse(baris)), baris, hash: hashSegel(baris) };
  } catch {
    return null;
  }
}

export const isSegelSah = ({ segel }: SegelTerbit, kunciUmum: KeyObject): boolean =>
  verify(null, ditandatangani(segel), kunciUmum, Buffer.from(segel.tanda, 'base64'));
