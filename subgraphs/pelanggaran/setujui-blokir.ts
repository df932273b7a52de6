import { isKunci } from '../../domain/kunci.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from './loaders.ts';
import { kunciBlokir, updateSetujui } from './queries.ts';

export interface SetujuiBlokirInput {
  readonly id: string;
  readonly versi: number;
}

/** Activates a proposed block; proposer and approver are different persons, whatever accounts they use. */
export function setujuiBlokir(k: KonteksPelanggaran, input: SetujuiBlokirInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'setujuiBlokir');
  return jalankanSekali(k, 'setujuiBlokir', input, async (tx) => {
    const blokir = isKunci(input.id) ? await kunciBlokir(tx, input.id) : null;
    if (blokir === null) return tolak('TIDAK_DITEMUKAN', 'id');
    if (blokir.status !== 'DIUSULKAN') return tolak('PERALIHAN_DITOLAK', 'id');
    if (blokir.versi !== input.versi) return tolak('VERSI_BERUBAH', 'versi');
    if (blokir.diusulkanOleh === k.pemanggil.orang) return tolak('ORANG_SAMA', 'id');
    await updateSetujui(tx, blokir.id, k.pemanggil.orang);
    await catatJejak(tx, 'pelanggaran.blokir_disetujui', { blokir: blokir.id, sasaran: blokir.sasaran });
    return berhasil(blokir.id);
  });
}
