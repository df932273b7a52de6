import type { Operasi } from '../../../domain/akses.ts';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { KELAS_BLOKIR } from '../../../domain/pelanggaran/blokir/lingkup.ts';
import type { TindakanTemuan } from '../../../domain/pelanggaran/sbt/tindakan.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { HasilMutasi } from '../../../platform/graphql/galat-pengguna.ts';
import { insertBlokir } from '../blokir/queries/tulis.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type Maju, type MasukanMaju, majukan } from './majukan.ts';

export interface LangkahTemuanInput extends MasukanMaju {
  readonly catatan: string;
  /** Only steps that send a letter. */
  readonly pertimbangan?: string | null;
}

type LangkahSbt = (k: KonteksPelanggaran, input: LangkahTemuanInput) => Promise<HasilMutasi>;

const langkah =
  (operasi: Operasi, tindakan: TindakanTemuan, susul?: (k: KonteksPelanggaran, catatan: string) => Maju['susul']): LangkahSbt =>
  (k, input) =>
    majukan(k, operasi, input, (catatan) => {
      const lanjut = susul?.(k, catatan);
      const pertimbangan = input.pertimbangan?.trim() || null;
      return { tindakan, catatan, pertimbangan, ...(lanjut && { susul: lanjut }) };
    });

/** The block is proposed in the name of whoever signs the letter; it stops nothing until another person agrees (setujuiBlokir). */
const usulkan =
  (k: KonteksPelanggaran, alasan: string): Maju['susul'] =>
  async (tx, { id, instansi, nip }, nomorSurat) => {
    const sasaran = nip === null ? 'INSTANSI' : 'ASN';
    const blokir = await insertBlokir(tx, {
      sasaran,
      instansi,
      nip,
      nomorSurat,
      alasan,
      kelas: KELAS_BLOKIR[0],
      dasar: null,
      temuan: id,
      layanan: null,
      oleh: k.pemanggil.orang,
    });
    if (blokir === null) throw new Kesalahan('PERALIHAN_DITOLAK', 'temuan ini sudah mempunyai blokir');
    await catatJejak(tx, 'pelanggaran.blokir_diusulkan', { blokir, sasaran });
  };

/** Steps that need no more than a note, by the mutation that takes them. */
export const LANGKAH_SBT = {
  kirimRekomendasi: langkah('kirimRekomendasi', 'kirimRekomendasi'),
  pantauTemuan: langkah('pantauTemuan', 'pantau'),
  terbitkanPeringatan: langkah('terbitkanPeringatan', 'terbitkanPeringatan'),
  terbitkanTeguran: langkah('terbitkanTeguran', 'terbitkanTeguran'),
  usulkanPemblokiranTemuan: langkah('usulkanPemblokiranTemuan', 'usulkanBlokir', usulkan),
  rekomendasikanPencabutan: langkah('rekomendasikanPencabutan', 'rekomendasikanPencabutan'),
  kabulkanTanggapan: langkah('kabulkanTanggapan', 'kabulkanTanggapan'),
  tutupTemuan: langkah('tutupTemuan', 'tutup'),
} as const satisfies Readonly<Record<string, LangkahSbt>>;
