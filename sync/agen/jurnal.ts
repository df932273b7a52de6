import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { VERSI_DENYUT } from '../denyut/batas.ts';
import { akarDari, UKURAN_SIDIK } from '../denyut/sidik-urut.ts';
import { simpanAwet } from './simpan-awet.ts';

/** What the hub acknowledged last: 16 bytes per row, no row itself. */
export interface Jurnal {
  readonly kunci: string;
  readonly kolomKunci: string;
  readonly akar: string;
  /** Sorted fingerprints. */
  readonly sidik: Buffer;
}

const KEPALA = z.object({ versi: z.literal(VERSI_DENYUT), kunci: z.string(), kolomKunci: z.string(), akar: z.string(), cacat: z.number(), sha256: z.string() });

const sha256 = (isi: Uint8Array): string => createHash('sha256').update(isi).digest('hex');

/** One line of JSON, then the fingerprints. */
export async function tulisJurnal(berkas: string, j: Jurnal & { readonly cacat: number }): Promise<void> {
  const kepala = { versi: VERSI_DENYUT, kunci: j.kunci, kolomKunci: j.kolomKunci, akar: j.akar, cacat: j.cacat, sha256: sha256(j.sidik) };
  await simpanAwet(berkas, `${JSON.stringify(kepala)}\n`, j.sidik);
}

function urai(isi: Buffer): Jurnal | null {
  const batas = isi.indexOf(10);
  const kepala = KEPALA.parse(JSON.parse(isi.toString('utf8', 0, Math.max(0, batas))));
  const sidik = isi.subarray(batas + 1);
  const utuh =
    sidik.length % UKURAN_SIDIK === 0 && sha256(sidik) === kepala.sha256 && akarDari(Buffer.from(kepala.kunci, 'hex'), sidik, kepala.cacat) === kepala.akar;
  return utuh ? { kunci: kepala.kunci, kolomKunci: kepala.kolomKunci, akar: kepala.akar, sidik } : null;
}

/** Null when there is none, or when it is damaged in any way: then the two ends are reconciled anew. */
export async function bacaJurnal(berkas: string): Promise<Jurnal | null> {
  try {
    return urai(await readFile(berkas));
  } catch {
    return null;
  }
}
