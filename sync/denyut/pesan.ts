import { z } from 'zod';
import type { LaporanUmpan } from '../unggahan/laporan.ts';
import { BATAS_DENYUT, VERSI_DENYUT } from './batas.ts';

const hex = (n: number) => z.string().regex(new RegExp(`^[0-9a-f]{${n}}$`));

/** The opening message of a session, from the agent. */
export const PESAN_BUKA = z.strictObject({
  versi: z.literal(VERSI_DENYUT),
  /** 16 random bytes; the first 8 are the seed of this session's elements. */
  sesi: hex(32),
  kunci: hex(64),
  kolomKunci: z.string().max(200),
  akar: hex(64),
  jumlah: z.int().min(0).max(BATAS_DENYUT.baris),
  cacat: z.int().min(0),
  /** Root that the hub acknowledged last, as the journal remembers it. */
  dasar: hex(64).nullable(),
  /** Base64; sent when there is no journal. */
  sketsa: z.string().max(1_000).nullable(),
  /** The agent can or will send only the whole file. */
  penuh: z.boolean(),
});
export type PesanBuka = z.infer<typeof PESAN_BUKA>;

/** What the hub wants next. */
export type JawabanBuka =
  /** Both hold the same file; its age was renewed. */
  | { readonly versi: number; readonly tindakan: 'SAMA'; readonly tarikanId: string }
  /** The profile reads the NIP from another column: compute again with it. */
  | { readonly versi: number; readonly tindakan: 'KOLOM'; readonly kolomKunci: string }
  /** The journal is not what the hub holds: open again with a sketch. */
  | { readonly versi: number; readonly tindakan: 'SKETSA' }
  /** Send the delta against `dasar`. */
  | { readonly versi: number; readonly tindakan: 'MUATAN' }
  /** Cells follow in the same answer; decode and send the delta, or ask for more. */
  | { readonly versi: number; readonly tindakan: 'SEL'; readonly banyak: number }
  /** Send the whole file. */
  | { readonly versi: number; readonly tindakan: 'PENUH'; readonly sebab: string }
  /** The hub already has this very file: what became of it. */
  | { readonly versi: number; readonly tindakan: 'LAPORAN'; readonly laporan: LaporanUmpan };

export type Cara = 'DELTA' | 'PENUH';

/** State of the payload of one session. */
export interface JawabanMuatan {
  readonly versi: number;
  /** Bytes that are on the hub's disk. */
  readonly diterima: number;
  /** Present when all of it arrived and the feed was accepted. */
  readonly laporan: LaporanUmpan | null;
}

/** Media type of an answer with bytes behind its JSON: u32 length of the JSON, the JSON, the bytes. */
export const JENIS_AMPLOP = 'application/vnd.simpul.denyut';

export function tulisAmplop(isi: object, bita: Buffer): Buffer {
  const json = Buffer.from(JSON.stringify(isi), 'utf8');
  const panjang = Buffer.alloc(4);
  panjang.writeUInt32BE(json.length);
  return Buffer.concat([panjang, json, bita]);
}

export function bacaAmplop(semua: Buffer): { readonly isi: unknown; readonly bita: Buffer } {
  const panjang = semua.length < 4 ? 0 : semua.readUInt32BE(0);
  return { isi: JSON.parse(semua.toString('utf8', 4, 4 + panjang)), bita: semua.subarray(4 + panjang) };
}
