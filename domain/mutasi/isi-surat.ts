import type { IsiSuratPegawai } from './gerbang/fakta.ts';

/** What a letter says of a person, and how that is called. */
export const JUDUL_ISI_SURAT: Readonly<Record<keyof IsiSuratPegawai, string>> = {
  instansiId: 'instansi',
  unorId: 'unit organisasi',
  jabatanId: 'jabatan',
  tmt: 'TMT',
};

/** In what an SK and the pertek it rests on differ about one person; empty = they say the same. */
export const bedaIsiSurat = (sk: IsiSuratPegawai, pertek: IsiSuratPegawai): readonly (keyof IsiSuratPegawai)[] =>
  (Object.keys(JUDUL_ISI_SURAT) as (keyof IsiSuratPegawai)[]).filter((k) => sk[k] !== pertek[k]);
