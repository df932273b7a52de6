import { expect, test } from 'vitest';
import { denganTenggat } from '../../../platform/db/deadline.ts';
import { denganBasisData, denganPeran, tanpaSandi } from '../../../platform/db/url.ts';

test('only the asked part of a database URL changes', () => {
  const url = 'postgres://u:s%40ndi@127.0.0.1:5432/lama?sslmode=require';
  expect(denganBasisData(url, 'baru')).toBe('postgres://u:s%40ndi@127.0.0.1:5432/baru?sslmode=require');
  expect(denganPeran(url, 'app', 'a/b@c')).toBe('postgres://app:a%2Fb%40c@127.0.0.1:5432/lama?sslmode=require');
  expect(tanpaSandi(url)).not.toMatch(/s%40ndi|u:/);
});

test('work that takes too long ends with its own code, and its late failure disturbs nobody', async () => {
  const telat = new Promise<never>((_, gagal) => setTimeout(() => gagal(new RangeError('telat')), 30));
  await expect(denganTenggat(telat, 5)).rejects.toMatchObject({ kode: 'TENGGAT_TERLEWATI' });
  await new Promise((lanjut) => setTimeout(lanjut, 40));
  await expect(denganTenggat(Promise.resolve(7), 50)).resolves.toBe(7);
});
