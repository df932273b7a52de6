import { isKunci } from '../../domain/kunci.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from './loaders.ts';
import { kunciBlokir, updateBuka } from './queries.ts';

export interface BukaBlokirInput {
  readonly id: string;
  readonly versi: number;
  readonly dasar: string;
}

const DASAR_MIN = 10;

/** Lifts an active block on a stated basis. Usul that it held stay DITAHAN until somebody submits them again. */
export function bukaBlokir(k: KonteksPelanggaran, input: BukaBlokirInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'bukaBlokir');
  return jalankanSekali(k, 'bukaBlokir', input, async (tx) => {
    const dasar = input.dasar.trim();
    if (dasar.length < DASAR_MIN) return tolak('MASUKAN_SALAH', 'dasar', `Minimal ${DASAR_MIN} huruf.`);
    const blokir = isKunci(input.id) ? await kunciBlokir(tx, input.id) : null;
    if (blokir === null) return tolak('TIDAK_DITEMUKAN', 'id');
    if (blokir.status !== 'AKTIF') return tolak('PERALIHAN_DITOLAK', 'id');
    if (blokir.versi !== input.versi) return tolak('VERSI_BERUBAH', 'versi');
    await updateBuka(tx, blokir.id, k.pemanggil.orang, dasar);
    await catatJejak(tx, 'pelanggaran.blokir_dibuka', { blokir: blokir.id, sasaran: blokir.sasaran });
    return berhasil(blokir.id);
  });
}
