import { afterAll, describe, expect, inject, it } from 'vitest';
import { KLAIM } from './daftar.ts';
import { habisiHub } from './hub-uji.ts';
import type { Klaim } from './klaim.ts';

const BENIH = 6;
/** Claims that fail in the same way share one control: it is run once and stands for each of them. */
const kendali = new Map<Klaim['jalankanKendali'], Promise<number>>();
function jalankanKendali({ jalankanKendali: jalankan }: Klaim): Promise<number> {
  const ada = kendali.get(jalankan) ?? jalankan({ server: inject('postgresAdminUrl') }, BENIH);
  kendali.set(jalankan, ada);
  return ada;
}
afterAll(habisiHub);

/** One round of each claim; the long form of each is `npm run test:berat -- ID --benih N`, whose results stand in docs/bukti.md. */
describe.each(KLAIM.map((k) => [k.id, k] as const))('%s', (_id, klaim) => {
  it(klaim.pernyataan, { timeout: 600_000 }, async () => {
    const { angka, pelanggaran } = await klaim.putaran({ server: inject('postgresAdminUrl') }, BENIH, false);
    expect(pelanggaran).toEqual([]);
    expect(Math.max(...Object.values(angka)), JSON.stringify(angka)).toBeGreaterThan(0);
  });

  it(`kendali: ${klaim.kendali}`, { timeout: 600_000 }, async () => {
    expect(await jalankanKendali(klaim)).toBeGreaterThan(0);
  });
});
