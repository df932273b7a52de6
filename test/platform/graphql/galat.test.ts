import { GraphQLError } from 'graphql';
import { describe, expect, test } from 'vitest';
import { KESALAHAN, Kesalahan, type KodeKesalahan } from '../../../domain/kesalahan.ts';
import { samarkanGalat } from '../../../platform/graphql/galat.ts';
import type { Pencatat } from '../../../platform/telemetry/pencatat.ts';

const RAHASIA = 'Failed query: select * from pegawai where nik = $1 params: 3201019001010001,Nama Rekaan';

function perekam(): { log: Pencatat; baris: string[] } {
  const baris: string[] = [];
  const tulis = (isi: object, peristiwa: string) => void baris.push(JSON.stringify({ ...isi, peristiwa }));
  return { log: { info: tulis, warn: tulis, error: tulis }, baris };
}

describe('apa yang keluar', () => {
  const { log } = perekam();

  test.each(Object.keys(KESALAHAN) as KodeKesalahan[])('%s keluar dengan kode dan kelasnya', (kode) => {
    const g = samarkanGalat(new GraphQLError('x', { originalError: new Kesalahan(kode), path: ['a'] }), log);
    expect(g.extensions).toMatchObject({ code: kode, kelas: KESALAHAN[kode].kelas });
    expect(g.message.startsWith(KESALAHAN[kode].pesan)).toBe(true);
    expect(g.path).toEqual(['a']);
  });

  test('teks asing di bawah kode kita diganti dengan teks katalog', () => {
    const g = samarkanGalat(new GraphQLError(RAHASIA, { extensions: { code: 'VERSI_BERUBAH', request: { url: 'http://dalam' } } }), log);
    expect(g.message).toBe(KESALAHAN.VERSI_BERUBAH.pesan);
    expect(g.extensions).toEqual({ code: 'VERSI_BERUBAH', kelas: 'CONFLICT' });
  });

  test.each([
    RAHASIA,
    { toString: () => RAHASIA },
    new RangeError(RAHASIA),
    new GraphQLError(RAHASIA),
    new GraphQLError(RAHASIA, { extensions: { code: 'toString' } }),
  ])('yang lain menjadi INTERNAL', (galat) => {
    const g = samarkanGalat(galat, log);
    expect(JSON.stringify(g)).not.toMatch(/3201019|Rekaan|select/);
    expect(g.extensions['code']).toBe('INTERNAL');
  });

  test('nilai variabel di dalam keluhan graphql-js tidak diulang', () => {
    const g = samarkanGalat(new GraphQLError('Variable "$n" got invalid value "3201019001010001"; Int cannot represent it.'), log);
    expect(g.message).toBe(KESALAHAN.MASUKAN_SALAH.pesan);
  });

  test('keluhan dokumen lewat tanpa saran nama dan tanpa angka panjang', () => {
    const g = samarkanGalat(
      new GraphQLError('Cannot query field "nikk" 3201019001010001. Did you mean "nik"?', { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
      log,
    );
    expect(g.message).toBe('Cannot query field "nikk" ….');
  });
});

test('log memuat id permintaan dan bingkai, tidak memuat teks galat', () => {
  const { log, baris } = perekam();
  const g = samarkanGalat(new RangeError(RAHASIA), log, 'permintaan-1');
  expect(baris[0]).toContain(String(g.extensions['galatId']));
  expect(baris).toHaveLength(1);
  expect(baris[0]).toContain('permintaan-1');
  expect(baris[0]).toContain('galat.test');
  expect(baris[0]).not.toMatch(/3201019|Rekaan|select/);
});

test('galat yang sudah disamarkan subgraf tetap memakai id catatan subgraf dan tidak dicatat lagi', () => {
  const { log, baris } = perekam();
  const pertama = samarkanGalat(new RangeError(RAHASIA), log);
  const kedua = samarkanGalat(new GraphQLError(pertama.message, { extensions: { ...pertama.extensions } }), log);
  expect(kedua.extensions).toEqual(pertama.extensions);
  expect(baris).toHaveLength(1);
});
