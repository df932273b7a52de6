import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { type Jawaban, salah, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { tarikSurat } from './tarik-surat.ts';
import { jejak, lakukanPeralihan, type MasukanTindakan, type Perkara } from './transisi.ts';

export interface MasukanBercatatan extends MasukanTindakan {
  readonly catatan: string;
}

const CATATAN_MIN = 10;
const CATATAN_MAKS = 2_000;

export const catatanSalah = (catatan: string): readonly UserError[] =>
  catatan.trim().length >= CATATAN_MIN && catatan.length <= CATATAN_MAKS
    ? []
    : [salah('CATATAN_WAJIB', `Catatan ${CATATAN_MIN} sampai ${CATATAN_MAKS} huruf.`, 'catatan')];

/** Back to the proposer (BTS: berkas tidak sesuai). */
export const kembalikanMutasi = (konteks: KonteksMutasi, masukan: MasukanBercatatan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, masukan, {
    operasi: 'kembalikanMutasi',
    tindakan: 'kembalikan',
    catatan: masukan.catatan,
    periksa: () => catatanSalah(masukan.catatan),
    tulis: jejak('mutasi.dikembalikan', (usul) => ({ usul: usul.id })),
  });

/** Refused for good (TMS: tidak memenuhi syarat). */
export const tolakMutasi = (konteks: KonteksMutasi, masukan: MasukanBercatatan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, masukan, {
    operasi: 'tolakMutasi',
    tindakan: 'tolak',
    catatan: masukan.catatan,
    periksa: () => catatanSalah(masukan.catatan),
    tulis: jejak('mutasi.ditolak', (usul) => ({ usul: usul.id })),
  });

export const pengusul = ({ konteks, usul }: Perkara): readonly UserError[] =>
  usul.instansi === konteks.pemanggil.instansi ? [] : [salahBaku('BUKAN_INSTANSI_ANDA', 'id')];

/** Withdrawn by the proposing instansi. */
export const batalkanMutasi = (konteks: KonteksMutasi, masukan: MasukanBercatatan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, masukan, {
    operasi: 'batalkanMutasi',
    tindakan: 'batalkan',
    catatan: masukan.catatan,
    periksa: (perkara) => [...pengusul(perkara), ...catatanSalah(masukan.catatan)],
    tulis: async (perkara) => {
      // Letters of a usul that was held after them go with it.
      await tarikSurat(perkara, ['PERTEK', 'SK'], 'DIBATALKAN', masukan.catatan);
      await catatJejak(perkara.tx, 'mutasi.dibatalkan', { usul: perkara.usul.id });
    },
  });
