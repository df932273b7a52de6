import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import { ajukanDalam } from '../ajukan-mutasi.ts';
import { ditolak, type Jawaban } from '../jawaban.ts';
import type { KonteksMutasi } from '../konteks.ts';
import { sekali } from '../sekali.ts';
import { lengkapi } from './kekurangan.ts';
import { deleteKonsep } from './queries.ts';
import { type AcuanKonsep, isSalah, kunciKonsep } from './simpan.ts';

/**
 * Proposes a draft: the way of ajukanMutasi and the end of the draft in one transaction. Whoever comes second waits for the row and finds it gone.
 * A usul that the gate holds exists as well, so the draft ends with it; a refused draft stays as it was.
 */
export function ajukanKonsep(konteks: KonteksMutasi, masukan: AcuanKonsep): Promise<Jawaban> {
  return sekali(konteks, { operasi: 'ajukanKonsepUsul', masukan }, async (tx, paksa) => {
    const konsep = await kunciKonsep(tx, masukan);
    if (isSalah(konsep)) return ditolak(konsep);
    const utuh = lengkapi(konsep);
    if (!utuh.lengkap) return ditolak(...utuh.userErrors);
    const jawaban = await ajukanDalam(tx, konteks, utuh.masukan, paksa);
    if (jawaban.jenis === 'DITOLAK') return jawaban;
    await deleteKonsep(tx, konsep.id);
    await catatJejak(tx, 'mutasi.konsep_diajukan', { konsep: konsep.id, usul: jawaban.usulId });
    return jawaban;
  });
}
