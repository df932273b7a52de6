import { expect, test } from 'vitest';
import { faktaDitolak } from '../../../../sync/1-canonicalise/fakta/fakta-ditolak.ts';

const NIP = '198505172010011901';

test.each([
  ['hukdis', { id: 'H-1', nipBaru: NIP, pnsOrang: 'P-1' }, { kunci: 'H-1', nip: NIP, pnsId: 'P-1' }],
  ['hukdis', { id: '??', nip: `'${NIP}`, pnsId: '' }, { kunci: null, nip: NIP, pnsId: null }],
  ['hukdis', { id: '', nipBaru: '1,98E+17', idPns: 'P\u0000' }, { kunci: null, nip: null, pnsId: null }],
  ['kinerja', { id: 'K-1', tahun: '2025', nipBaru: null, pnsDinilaiOrang: 'P-1' }, { kunci: '2025', nip: null, pnsId: 'P-1' }],
  ['kinerja', { tahun: 'dua ribu', nip_baru: NIP }, { kunci: null, nip: NIP, pnsId: null }],
] as const)('baris %s yang ditolak dikenali sejauh terbaca: %j', (jenis, baris, harap) => {
  expect(faktaDitolak(jenis, '', baris)).toEqual(harap);
});

test('baris yang kolomnya tidak dapat dipisahkan dikenali dari deret 18 angkanya saja', () => {
  expect(faktaDitolak('hukdis', `{"id":"H-1","nip":"${NIP}"`, null)).toEqual({ kunci: null, nip: NIP, pnsId: null });
  expect(faktaDitolak('hukdis', `${NIP}0`, null)).toEqual({ kunci: null, nip: null, pnsId: null });
});
