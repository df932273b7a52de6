import { type KeyObject, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { KEPALA } from '../../platform/segel/segel.ts';

const FORMAT = 'simpul-kepala-jejak/1';

const TERBITAN = z.object({ format: z.literal(FORMAT), pada: z.iso.datetime(), kepala: z.array(KEPALA).length(16), tanda: z.base64().nullable() });

/** The heads of all chains at one instant, as they are published outside the database; `tanda` = Ed25519 over the rest. */
export type KepalaTerbit = z.infer<typeof TERBITAN>;

type Isi = Pick<KepalaTerbit, 'pada' | 'kepala'>;

const ditandatangani = ({ pada, kepala }: Isi): Buffer => Buffer.from([FORMAT, pada, ...kepala.map((k) => `${k.shard} ${k.urut} ${k.hash}`)].join('\n'));

export const terbitkanKepala = (isi: Isi, kunci: KeyObject | null): KepalaTerbit => ({
  format: FORMAT,
  ...isi,
  tanda: kunci === null ? null : sign(null, ditandatangani(isi), kunci).toString('base64'),
});

export const isTandaSah = (terbitan: KepalaTerbit, kunci: KeyObject): boolean =>
  terbitan.tanda !== null && verify(null, ditandatangani(terbitan), kunci, Buffer.from(terbitan.tanda, 'base64'));

/** Publications of a file, one JSON object per line. Throws TIDAK_DITEMUKAN, MASUKAN_SALAH (with the line). */
export function bacaTerbitan(berkas: string): readonly KepalaTerbit[] {
  let teks: string;
  try {
    teks = readFileSync(berkas, 'utf8');
  } catch {
    throw new Kesalahan('TIDAK_DITEMUKAN', 'berkas kepala');
  }
  const terbitan = teks.split('\n').flatMap((baris, i) => {
    if (baris.trim() === '') return [];
    try {
      return [TERBITAN.parse(JSON.parse(baris))];
    } catch {
      throw new Kesalahan('MASUKAN_SALAH', `Berkas kepala baris ${i + 1} bukan terbitan ${FORMAT}.`);
    }
  });
  if (terbitan.length === 0) throw new Kesalahan('MASUKAN_SALAH', 'Berkas kepala tidak memuat satu terbitan pun.');
  return terbitan;
}
