import { isKunci } from '../../../domain/kunci.ts';
import type { TindakanTemuan } from '../../../domain/pelanggaran/sbt/tindakan.ts';
import { type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type MasukanMaju, majukan } from './majukan.ts';
import { selectTahap } from './queries.ts';

/** Verdicts of the Satgas and the step each one is. */
const VERIFIKASI = {
  DITERUSKAN: 'teruskanKeKajian',
  TERBUKTI: 'nyatakanTerbukti',
  TIDAK_TERBUKTI: 'nyatakanTidakTerbukti',
  DITOLAK: 'tolak',
  DUPLIKAT: 'gandakan',
  DIRUJUK: 'rujuk',
} as const satisfies Readonly<Record<string, TindakanTemuan>>;

export interface VerifikasiTemuanInput extends MasukanMaju {
  readonly putusan: keyof typeof VERIFIKASI;
  readonly catatan: string;
  readonly duplikatDari?: string | null;
}

/** Verification by the Satgas. A duplicate names the case it repeats, which stays open in its own right. */
export const verifikasiTemuan = (k: KonteksPelanggaran, input: VerifikasiTemuanInput): Promise<HasilMutasi> =>
  majukan(k, 'verifikasiTemuan', input, (catatan) => {
    const tindakan = VERIFIKASI[input.putusan];
    if (input.putusan !== 'DUPLIKAT') return { tindakan, catatan };
    const asal = input.duplikatDari ?? '';
    if (!isKunci(asal) || asal === input.id) return tolak('MASUKAN_SALAH', 'duplikatDari', 'Sebutkan temuan yang diulangi.');
    return {
      tindakan,
      catatan,
      duplikatDari: asal,
      tulis: async (tx) => ((await selectTahap(tx, asal)) === null ? tolak('TIDAK_DITEMUKAN', 'duplikatDari') : null),
    };
  });

export interface PutuskanKajianInput extends MasukanMaju {
  readonly terbukti: boolean;
  readonly catatan: string;
}

/** Bawaslu's study; the Satgas decides in its place once the working days of the study are over. */
export const putuskanKajian = (k: KonteksPelanggaran, input: PutuskanKajianInput): Promise<HasilMutasi> =>
  majukan(k, 'putuskanKajian', input, (catatan) => {
    const bawaslu = k.pemanggil.peran === 'VIEWER_BAWASLU';
    if (input.terbukti) return { tindakan: bawaslu ? 'kajiTerbukti' : 'nyatakanTerbukti', catatan };
    return { tindakan: bawaslu ? 'kajiTidakTerbukti' : 'nyatakanTidakTerbukti', catatan };
  });
