import { afterAll, beforeAll, expect, test } from 'vitest';
import { rekamPerintah } from '../support/perintah.ts';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';

let basis: BasisDataUji;
beforeAll(async () => {
  basis = await buatBasisData();
});
afterAll(async () => {
  await basis.hapus();
});

test('server utama tanpa siaga: keadaannya disebut, dan menaikkannya ditolak tanpa mengubah apa pun', async () => {
  const keadaan = await rekamPerintah(['--json', 'siaga', 'keadaan'], { DATABASE_URL: basis.url });
  expect({ kode: keadaan.kode, isi: JSON.parse(keadaan.keluar) as unknown }).toEqual({ kode: 0, isi: { menunggu: '', pengikut: [] } });
  expect(keadaan.cerita).toContain('Tidak satu siaga pun ditunggu');
  const naik = await rekamPerintah(['siaga', 'naikkan'], { SIMPUL_SIAGA_URL: basis.url });
  expect(naik).toEqual({ kode: expect.any(Number), keluar: '', cerita: expect.stringContaining('PERALIHAN_DITOLAK') });
  expect(naik.kode).not.toBe(0);
});

test('tanpa alamat siaga perintahnya menyebut variabel yang harus diisi', async () => {
  const { kode, cerita } = await rekamPerintah(['siaga', 'naikkan'], {});
  expect({ kode, cerita }).toEqual({ kode: expect.any(Number), cerita: expect.stringContaining('SIMPUL_SIAGA_URL') });
  expect(kode).not.toBe(0);
});
