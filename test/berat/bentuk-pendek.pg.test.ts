import { afterAll, describe, expect, inject, it } from 'vitest';
import { KLAIM } from './daftar.ts';
import { habisiHub } from './hub-uji.ts';

const BENIH = 6;
afterAll(habisiHub);

/** One round of each claim; the long form of each is `npm run test:berat -- ID --benih N`, whose results stand in docs/bukti.md. */
describe.each(KLAIM.map((k) => [k.id, k] as const))('%s', (_id, klaim) => {
  it(klaim.pernyataan, { timeout: 240_000 }, async () => {
    const { angka, pelanggaran } = await klaim.putaran({ server: inject('postgresAdminUrl') }, BENIH, false);
    expect(pelanggaran).toEqual([]);
    expect(Math.max(...Object.values(angka)), JSON.stringify(angka)).toBeGreaterThan(0);
  });

  it(`kendali: ${klaim.kendali}`, { timeout: 240_000 }, async () => {
    expect(await klaim.jalankanKendali({ server: inject('postgresAdminUrl') }, BENIH)).toBeGreaterThan(0);
  });
});
