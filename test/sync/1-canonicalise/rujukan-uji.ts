import type { Rujukan } from '../../../sync/1-canonicalise/rujukan.ts';

const eselon = new Map<string, string | null>([
  ['UNOR-1', '31'],
  ['UNOR-2', null],
]);
const padanan = new Map([
  ['unor:10.01', 'UNOR-1'],
  ['unor:10.02', 'UNOR-2'],
  ['jabatan:J7', 'JAB-7'],
]);

/** A small crosswalk for the tests: one unit with an eselon, one without, one instansi besides our own. */
export const rujukanUji: Rujukan = {
  eselonUnor: (id) => eselon.get(id),
  padanan: (tabel, lokal) => padanan.get(`${tabel}:${lokal}`),
  instansiIdDariKodeCepat: (kode) => (kode === '9002' ? 'INSTANSI-2' : undefined),
  instansiId: 'INSTANSI-1',
};
