import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Kesalahan } from '../../domain/kesalahan.ts';

const FORMAT = 'simpul-kepala-jejak/1';

/** Number and hash (hex) of the newest entry of one chain; urut 0 = the chain has none yet. */
const SATU = z.object({ shard: z.int().min(0).max(15), urut: z.string().regex(/^\d{1,19}$/), hash: z.string().regex(/^[0-9a-f]{64}$/) });
const TERBITAN = z.object({ format: z.literal(FORMAT), pada: z.iso.datetime(), kepala: z.array(SATU).length(16), tanda: z.base64().nullable() });

export type SatuKepala = z.infer<typeof SATU>;
/** The heads of all chains at one instant, as they are published outside the database; `tanda` = Ed25519 over the rest. */
export type KepalaTerbit = z.infer<typeof TERBITAN>;

type Isi = Pick<KepalaTerbit, 'pada' | 'kepala'>;

const ditandatangani = ({ pada, kepala }: Isi): Buffer => Buffer.from([FORMAT, pada, ...kepala.map((k) => `${k.shard} ${k.urut} ${k.hash}`)].join('\n'));

function bacaKunci(berkas: string, buat: (pem: string) => KeyObject): KeyObject {
  try {
    const kunci = buat(readFileSync(berkas, 'utf8'));
    if (kunci.asymmetricKeyType === 'ed25519') return kunci;
  } catch {
    // Said below without the system's own text, which may quote the file.
  }
  throw new Kesalahan('MASUKAN_SALAH', 'Berkas kunci tidak terbaca sebagai kunci Ed25519 (PEM).');
}

/** Throws MASUKAN_SALAH when the file is no Ed25519 private key in PEM. */
export const bacaKunciTanda = (berkas: string): KeyObject => bacaKunci(berkas, createPrivateKey);
/** Throws MASUKAN_SALAH when the file is no Ed25519 public key in PEM. */
export const bacaKunciUmum = (berkas: string): KeyObject => bacaKunci(berkas, createPublicKey);

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
