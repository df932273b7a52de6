import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksSelisih } from './loaders.ts';
import { insertPermintaanSapuan } from './queries/sapuan.ts';

/** Records that a full sweep is wanted; the worker starts it, and a sweep that begins later than this answers it. */
export function mintaSapuan(k: KonteksSelisih): Promise<HasilMutasi> {
  wajibBoleh(k, 'mintaSapuan');
  return jalankanSekali(k, 'mintaSapuan', {}, async (tx) => {
    const id = await insertPermintaanSapuan(tx, { oleh: k.pemanggil.subjek, orang: k.pemanggil.orang });
    await catatJejak(tx, 'sapuan.diminta', { permintaan: id });
    return berhasil(id);
  });
}
