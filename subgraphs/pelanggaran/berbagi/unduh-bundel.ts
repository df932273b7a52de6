import { Kesalahan } from '../../../domain/kesalahan.ts';
import { melihatBagian } from '../../../domain/pelanggaran/sbt/berbagi.ts';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { catatAkses } from './akses.ts';
import { selectBerkasLengkap } from './berkas.ts';
import { susunBundel } from './bundel.ts';
import { selectPesan } from './queries.ts';

/** More than any conversation has: a hand-over leaves nothing out. */
const SEMUA_PESAN = 2_147_483_647;

/** The file of a case to be handed over, and the trace of it in the transaction that reads it. Throws TIDAK_DITEMUKAN outside the caller's reach. */
export async function unduhBundel(k: KonteksSubgraf, id: string): Promise<{ readonly nama: string; readonly isi: Uint8Array }> {
  const { peran } = k.pemanggil;
  const isi = await k.tulis(async (tx) => {
    const [berkas] = await selectBerkasLengkap(tx, [id]);
    if (berkas === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
    const pesan = await selectPesan(tx, [id], { sesudah: null, batas: SEMUA_PESAN });
    await catatAkses(tx, k.pemanggil, [id], 'BUNDEL');
    if (berkas.temuan.nip !== null && melihatBagian(peran, 'TERLAPOR')) k.orang?.add(berkas.temuan.nip);
    return { berkas, pesan, peran };
  });
  return { nama: `temuan-${id}.zip`, isi: await susunBundel(isi) };
}
