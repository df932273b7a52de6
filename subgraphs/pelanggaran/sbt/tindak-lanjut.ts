import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type MasukanMaju, majukan } from './majukan.ts';
import { insertTindakLanjut, pernahDikembalikan } from './queries.ts';

export interface CatatTindakLanjutInput extends MasukanMaju {
  /** What was done, in words. */
  readonly catatan: string;
  readonly nomorSk?: string | null;
  readonly tanggalSk?: Tanggal | null;
}

/**
 * The PPK reports what it did. The case waits for the auditor from then on; the gate keeps holding. After a report was sent back the next one names the
 * decision it rests on, and keeps no proposed block from its second signature.
 */
export const catatTindakLanjut = (k: KonteksPelanggaran, input: CatatTindakLanjutInput): Promise<HasilMutasi> =>
  majukan(k, 'catatTindakLanjut', input, (uraian) => {
    const nomorSk = input.nomorSk?.trim() || null;
    const tanggalSk = input.tanggalSk ?? null;
    if ((nomorSk === null) !== (tanggalSk === null)) return tolak('MASUKAN_SALAH', 'nomorSk', 'Nomor dan tanggal SK dicatat bersama.');
    return {
      tindakan: 'catatTindakLanjut',
      catatan: null,
      tulis: async (tx, t) => {
        if (nomorSk === null && (await pernahDikembalikan(tx, t.id)))
          return tolak('MASUKAN_SALAH', 'nomorSk', 'Laporan sebelumnya dikembalikan; sebutkan nomor dan tanggal SK.');
        const { peran, orang } = k.pemanggil;
        await insertTindakLanjut(tx, { temuan: t.id, uraian, nomorSk, tanggalSk, oleh: peran, orang });
        return null;
      },
    };
  });

export interface PeriksaTindakLanjutInput extends MasukanMaju {
  readonly diterima: boolean;
  readonly catatan: string;
}

/** The auditor finds the follow-up good, which ends the case, or sends it back to where it came from. */
export const periksaTindakLanjut = (k: KonteksPelanggaran, input: PeriksaTindakLanjutInput): Promise<HasilMutasi> =>
  majukan(k, 'periksaTindakLanjut', input, (catatan) => ({ tindakan: input.diterima ? 'terimaTindakLanjut' : 'kembalikanTindakLanjut', catatan }));
