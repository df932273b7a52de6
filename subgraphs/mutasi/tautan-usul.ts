import { createHash, randomBytes } from 'node:crypto';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { salah, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { bolehTautan, insertPencabutan, insertTautan, selectUsulTautan } from './queries-tautan.ts';

const HARI_BAWAAN = 30;
const HARI_MAKS = 90;
const BENTUK_RAHASIA = /^[A-Za-z0-9_-]{43}$/;

/** Fingerprint under which a link is kept; null = what was given cannot be a secret of ours. */
export const sidikRahasia = (rahasia: string): string | null => (BENTUK_RAHASIA.test(rahasia) ? createHash('sha256').update(rahasia).digest('hex') : null);

export interface MasukanTautan {
  readonly usulId: string;
  readonly nip: string;
  readonly hari?: number | null;
}

export interface HasilTautan {
  readonly id: string | null;
  /** With the secret, this once; null when a repetition under the same idempotency key is answered, for nobody knows the secret any more. */
  readonly url: string | null;
  readonly berakhirPada: string | null;
  readonly userErrors: readonly UserError[];
}

const gagal = (...userErrors: readonly UserError[]): HasilTautan => ({ id: null, url: null, berakhirPada: null, userErrors });

/** A link for one person of one usul. 256 bits of chance; the hub forgets them at once, so the answer that is kept for a repetition is without them. */
export async function buatTautanUsul(konteks: KonteksMutasi, masukan: MasukanTautan): Promise<HasilTautan> {
  const { usulId, nip, hari } = masukan;
  const { peran, subjek, orang, nip: sendiri } = konteks.pemanggil;
  const lama = hari ?? HARI_BAWAAN;
  if (!Number.isInteger(lama) || lama < 1 || lama > HARI_MAKS) return gagal(salah('MASUKAN_SALAH', `hari harus 1 sampai ${HARI_MAKS}.`, 'hari'));
  if (!/^\d{1,18}$/.test(usulId) || !/^\d{18}$/.test(nip) || (peran === 'ASN' && nip !== sendiri)) return gagal(salahBaku('TIDAK_DITEMUKAN', 'usulId'));
  const rahasia = randomBytes(32).toString('base64url');
  const baru = new Set<string | null>();
  const hasil = await jalankanSekali<HasilTautan>(konteks, 'buatTautanUsul', masukan, async (tx) => {
    if (!(await bolehTautan(tx, usulId, nip))) return gagal(salahBaku('TIDAK_DITEMUKAN', 'usulId'));
    const { id, berakhirPada } = await insertTautan(tx, { usulId, nip, sidik: sidikRahasia(rahasia) ?? '', hari: lama, oleh: subjek, orang });
    await catatJejak(tx, 'mutasi.tautan_dibuat', { tautan: id, usul: usulId, hari: lama });
    baru.add(id);
    return { id, url: null, berakhirPada, userErrors: [] };
  });
  return { ...hasil, url: baru.has(hasil.id) ? `/v1/tautan/${rahasia}` : null };
}

/** Ends a link now. Repeating it changes nothing. */
export function cabutTautanUsul(
  konteks: KonteksMutasi,
  { id }: { readonly id: string },
): Promise<{ readonly id: string | null; readonly userErrors: readonly UserError[] }> {
  const { subjek, orang } = konteks.pemanggil;
  return jalankanSekali(konteks, 'cabutTautanUsul', { id }, async (tx) => {
    const usul = /^\d{1,18}$/.test(id) ? await selectUsulTautan(tx, id) : null;
    if (usul === null) return { id: null, userErrors: [salahBaku('TIDAK_DITEMUKAN', 'id')] };
    if (await insertPencabutan(tx, id, subjek, orang)) await catatJejak(tx, 'mutasi.tautan_dicabut', { tautan: id, usul });
    return { id, userErrors: [] };
  });
}
