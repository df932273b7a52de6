import { expect, test } from 'vitest';
import { atasanPpk } from '../../../../domain/pelanggaran/sbt/surat.ts';

test.each([
  ['KAB', 'Gubernur Provinsi Contoh'],
  ['KOT', 'Gubernur Provinsi Contoh'],
  ['PROV', 'Menteri Dalam Negeri'],
  ['KEMENT', 'Presiden melalui Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi'],
  ['LPNK', 'Presiden melalui Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi'],
])('pejabat di atas PPK instansi berjenis %s', (jenis, atasan) => {
  expect(atasanPpk(jenis, 'Provinsi Contoh')).toBe(atasan);
});
