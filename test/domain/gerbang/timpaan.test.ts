import { expect, test } from 'vitest';
import { sebarkanTimpaan } from '../../../domain/mutasi/gerbang/timpaan.ts';

test('angka C03 dan C04 yang ditimpa berlaku juga bagi aturan yang membacanya', () => {
  const t = sebarkanTimpaan({ C04: { bulanSejakLantik: 3 }, F18: { bulanSejakLantik: 4 } });
  for (const kode of ['C08', 'C09']) expect(t[kode], kode).toEqual({ bulanSejakLantik: 3 });
  expect(t['F18']).toEqual({ bulanSejakLantik: 4 });
  expect(t['C04']).toEqual({ bulanSejakLantik: 3 });
});

test('tanpa timpaan tidak ada yang ditambahkan', () => {
  expect(sebarkanTimpaan({})).toEqual({});
});
