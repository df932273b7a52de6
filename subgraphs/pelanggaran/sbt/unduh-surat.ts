import { Kesalahan } from '../../../domain/kesalahan.ts';
import { isKunci } from '../../../domain/kunci.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { cetakPdf } from '../../../platform/naskah/pdf.ts';
import { susunSurat } from './naskah.ts';
import { selectSuratById } from './queries-surat.ts';

export interface BerkasSurat {
  readonly nama: string;
  readonly pdf: Buffer;
}

/** The printed letter for this caller; every one handed out leaves a trace. Throws TIDAK_DITEMUKAN outside the caller's reach. */
export async function unduhSurat(konteks: KonteksSubgraf, id: string): Promise<BerkasSurat> {
  const surat = isKunci(id) ? await konteks.baca((tx) => selectSuratById(tx, id)) : null;
  if (surat === null) throw new Kesalahan('TIDAK_DITEMUKAN');
  const pdf = await cetakPdf(susunSurat(surat));
  await konteks.tulis((tx) => catatJejak(tx, 'pelanggaran.surat_sbt_diunduh', { surat: id }));
  return { nama: `surat-sbt-${id}.pdf`, pdf };
}
