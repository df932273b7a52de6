import { Kesalahan } from '../../../domain/kesalahan.ts';
import { isKunci } from '../../../domain/kunci.ts';
import { melihatBagian } from '../../../domain/pelanggaran/sbt/berbagi.ts';
import type { IsiSuratSbt } from '../../../domain/pelanggaran/sbt/surat.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { cetakPdf } from '../../../platform/naskah/pdf.ts';
import { catatAkses } from '../berbagi/akses.ts';
import { menyebutTerlapor, susunSurat } from './naskah.ts';
import { selectSuratById } from './queries-surat.ts';

export interface BerkasSurat {
  readonly nama: string;
  readonly pdf: Buffer;
}

/**
 * The printed letter for this caller; every one handed out leaves a trace, in the transaction that reads it.
 * Throws TIDAK_DITEMUKAN outside the caller's reach, TIDAK_BERWENANG when it names a person of whom the caller is not told.
 */
export async function unduhSurat(konteks: KonteksSubgraf, id: string): Promise<BerkasSurat> {
  if (!isKunci(id)) throw new Kesalahan('TIDAK_DITEMUKAN');
  const surat = await konteks.tulis(async (tx) => {
    const dibaca = await selectSuratById(tx, id);
    if (dibaca === null) throw new Kesalahan('TIDAK_DITEMUKAN');
    if (menyebutTerlapor(dibaca) && !melihatBagian(konteks.pemanggil.peran, 'TERLAPOR')) throw new Kesalahan('TIDAK_BERWENANG');
    await catatAkses(tx, konteks.pemanggil, [dibaca.temuan], 'SURAT');
    await catatJejak(tx, 'pelanggaran.surat_sbt_diunduh', { surat: id });
    return dibaca;
  });
  const { pegawai } = JSON.parse(surat.isi) as IsiSuratSbt;
  if (pegawai !== null) konteks.orang?.add(pegawai.nip);
  return { nama: `surat-sbt-${id}.pdf`, pdf: await cetakPdf(susunSurat(surat)) };
}
