import type { HasilMutasi } from '../../../platform/graphql/galat-pengguna.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import type { BarisTemuan } from '../queries.ts';
import { LANGKAH_SBT } from './langkah.ts';
import { catatTanggapan } from './tanggapan.ts';
import { catatTindakLanjut, periksaTindakLanjut } from './tindak-lanjut.ts';
import { putuskanKajian, verifikasiTemuan } from './verifikasi.ts';

interface PayloadTemuan extends Pick<HasilMutasi, 'userErrors'> {
  readonly temuan: BarisTemuan | null;
}

/** A step as a field of the schema: the case is read again after the commit, under the caller's rights. */
const bidang =
  <I>(jalankan: (k: KonteksPelanggaran, input: I) => Promise<HasilMutasi>) =>
  async (_: unknown, { input }: { readonly input: I }, k: KonteksPelanggaran): Promise<PayloadTemuan> => {
    const { id, userErrors } = await jalankan(k, input);
    return { temuan: id === null ? null : await k.loaders.temuanById.clear(id).load(id), userErrors };
  };

export const MUTASI_SBT = {
  verifikasiTemuan: bidang(verifikasiTemuan),
  putuskanKajian: bidang(putuskanKajian),
  catatTanggapan: bidang(catatTanggapan),
  kirimRekomendasi: bidang(LANGKAH_SBT.kirimRekomendasi),
  pantauTemuan: bidang(LANGKAH_SBT.pantauTemuan),
  terbitkanPeringatan: bidang(LANGKAH_SBT.terbitkanPeringatan),
  terbitkanTeguran: bidang(LANGKAH_SBT.terbitkanTeguran),
  usulkanPemblokiranTemuan: bidang(LANGKAH_SBT.usulkanPemblokiranTemuan),
  rekomendasikanPencabutan: bidang(LANGKAH_SBT.rekomendasikanPencabutan),
  catatTindakLanjut: bidang(catatTindakLanjut),
  periksaTindakLanjut: bidang(periksaTindakLanjut),
  kabulkanTanggapan: bidang(LANGKAH_SBT.kabulkanTanggapan),
  tutupTemuan: bidang(LANGKAH_SBT.tutupTemuan),
};
