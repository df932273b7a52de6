import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import { buatPencariDokumen, UMUR_DAFTAR_MS } from '../../../../platform/auth/klien/daftar-dokumen.ts';
import { type Jam, jamTetap } from '../../../../platform/clock.ts';

/** A pool that counts what it is asked, answers `daftar`, and can be cut. */
function rakit(daftar: Record<string, string> | null) {
  const keadaan = { ditanya: 0, putus: false, daftar, kini: 1_000 };
  const pool = {
    query: async () => {
      keadaan.ditanya++;
      if (keadaan.putus) throw new RangeError('putus');
      return { rows: [{ d: keadaan.daftar }] };
    },
  } as unknown as Pool;
  const jam: Jam = { ...jamTetap('2026-01-01T00:00:00Z'), kiniMs: () => keadaan.kini };
  return { keadaan, cari: buatPencariDokumen(pool, jam) };
}

test('seratus permintaan dalam umur ingatan memakan satu pernyataan, juga bila bersamaan dan juga untuk klien tanpa daftar', async () => {
  for (const daftar of [{ a: 'A' }, null]) {
    const { keadaan, cari } = rakit(daftar);
    await Promise.all(Array.from({ length: 50 }, () => cari('x')));
    keadaan.kini += UMUR_DAFTAR_MS - 1;
    for (let i = 0; i < 50; i++) await cari('x');
    expect(keadaan.ditanya).toBe(1);
    await cari('y');
    expect(keadaan.ditanya).toBe(2);
  }
});

test('perubahan berlaku paling lama sesudah 5 detik', async () => {
  const { keadaan, cari } = rakit(null);
  expect(await cari('x')).toBeNull();
  keadaan.daftar = { a: 'A' };
  keadaan.kini += 5_000;
  expect(await cari('x')).toEqual(new Map([['a', 'A']]));
});

test('daftar lama tidak dipakai terus bila yang baru tidak terbaca; sesudah tersambung langsung terbaca lagi', async () => {
  const { keadaan, cari } = rakit({ a: 'A' });
  await cari('x');
  keadaan.kini += UMUR_DAFTAR_MS;
  keadaan.putus = true;
  await expect(cari('x')).rejects.toMatchObject({ kode: 'SUMBER_TIDAK_TERSEDIA' });
  keadaan.putus = false;
  expect(await cari('x')).toEqual(new Map([['a', 'A']]));
});
