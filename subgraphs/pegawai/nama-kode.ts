const ROMAWI = ['I', 'II', 'III', 'IV'];

/** "34" is III/d; PPPK ids are their own names. */
export const namaGolongan = (id: string): string => {
  const romawi = /^[1-4][1-5]$/.test(id) ? ROMAWI[Number(id[0]) - 1] : undefined;
  return romawi === undefined ? id : `${romawi}/${'abcde'[Number(id[1]) - 1] ?? ''}`;
};
