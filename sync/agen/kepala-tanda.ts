import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { bacaRahasiaKaitan, tandai } from '../../platform/kaitan/tanda.ts';
import { AWALAN_DENYUT, isiTanda } from '../denyut/isi-tanda.ts';

async function bacaRahasia(berkas: string): Promise<Buffer> {
  const keadaan = await stat(berkas).catch(() => null);
  if (keadaan === null) throw new Kesalahan('KONFIGURASI', 'Berkas rahasia umpan tidak ada.');
  if ((keadaan.mode & 0o077) !== 0) throw new Kesalahan('KONFIGURASI', 'Berkas rahasia umpan terbaca orang lain; jalankan chmod 600.');
  const rahasia = bacaRahasiaKaitan((await readFile(berkas, 'utf8')).trim());
  if (rahasia === null) throw new Kesalahan('KONFIGURASI', 'Isi berkas rahasia umpan bukan whsec_…');
  return rahasia;
}

/**
 * Headers of one attempt of one message, signed with the secret that stands in the file now ({} without a file). Each attempt has an id and a time of its own,
 * for the hub takes an id once. Throws KONFIGURASI when the file holds no secret, or others may read it.
 */
export async function kepalaTanda(
  berkas: string | null,
  pesan: { readonly metode: string; readonly url: URL; readonly teks: string },
): Promise<Record<string, string>> {
  if (berkas === null) return {};
  const kepala = { id: `${AWALAN_DENYUT}${randomUUID()}`, pada: Math.floor(Date.now() / 1_000) };
  const tanda = tandai([await bacaRahasia(berkas)], kepala, isiTanda(pesan.metode, pesan.url, pesan.teks));
  return { 'webhook-id': kepala.id, 'webhook-timestamp': String(kepala.pada), 'webhook-signature': tanda };
}
