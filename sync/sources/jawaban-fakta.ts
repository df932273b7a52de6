import { Kesalahan } from '../../domain/kesalahan.ts';

/** One line of a file of facts about people who were asked one by one: all rows that the source has of this person, none when it has none. */
export interface JawabanFakta {
  readonly nip: string;
  readonly baris: readonly Readonly<Record<string, unknown>>[];
}

export const tulisJawabanFakta = (jawaban: JawabanFakta): string => `${JSON.stringify(jawaban)}\n`;

const isObjek = (nilai: unknown): nilai is Readonly<Record<string, unknown>> => typeof nilai === 'object' && nilai !== null && !Array.isArray(nilai);

/** Reads what tulisJawabanFakta wrote. Throws BERKAS_DITOLAK for anything else. */
export function bacaJawabanFakta(teks: string): readonly JawabanFakta[] {
  return teks
    .split('\n')
    .filter((baris) => baris !== '')
    .map((baris) => {
      const isi: unknown = JSON.parse(baris);
      if (!isObjek(isi) || typeof isi['nip'] !== 'string' || !Array.isArray(isi['baris']) || !isi['baris'].every(isObjek))
        throw new Kesalahan('BERKAS_DITOLAK', 'bukan berkas jawaban per orang');
      return { nip: isi['nip'], baris: isi['baris'] };
    });
}
