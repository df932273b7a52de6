import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JEDA_ULANG_MAKS_MS, jedaUlangMs } from '../../../domain/tarikan/jeda-ulang.ts';
import {
  BATAS_GAGAL,
  ISTIRAHAT_AWAL_MS,
  ISTIRAHAT_MAKS_MS,
  istirahatMs,
  KEADAAN_PEMUTUS,
  PEMUTUS_SEHAT,
  PERISTIWA_PEMUTUS,
  type PeristiwaPemutus,
  pemutusSetelah,
} from '../../../domain/tarikan/pemutus.ts';

describe('pemutus sumber', () => {
  it.each([
    ['TERTUTUP', 0, 'berhasil', 'TERTUTUP', 0],
    ['TERTUTUP', 0, 'gagal', 'TERTUTUP', 1],
    ['TERTUTUP', BATAS_GAGAL - 1, 'gagal', 'TERBUKA', BATAS_GAGAL],
    ['TERTUTUP', 1, 'istirahatHabis', 'TERTUTUP', 1],
    ['TERBUKA', 3, 'berhasil', 'TERTUTUP', 0],
    ['TERBUKA', 3, 'gagal', 'TERBUKA', 4],
    ['TERBUKA', 3, 'istirahatHabis', 'SETENGAH', 3],
    ['SETENGAH', 3, 'berhasil', 'TERTUTUP', 0],
    ['SETENGAH', 3, 'gagal', 'TERBUKA', 4],
    ['SETENGAH', 3, 'istirahatHabis', 'SETENGAH', 3],
  ] as const)('%s (%i gagal), %s → %s (%i)', (...[keadaan, gagal, peristiwa, ke, jadi]) => {
    expect(pemutusSetelah({ keadaan, gagal }, peristiwa)).toEqual({ keadaan: ke, gagal: jadi });
  });

  it('riwayat apa pun: tertutup berarti kurang dari batas gagal beruntun; satu keberhasilan selalu menutup', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<PeristiwaPemutus>(...PERISTIWA_PEMUTUS), { maxLength: 40 }), (riwayat) => {
        const akhir = riwayat.reduce(pemutusSetelah, PEMUTUS_SEHAT);
        expect(KEADAAN_PEMUTUS).toContain(akhir.keadaan);
        expect(akhir.keadaan === 'TERTUTUP').toBe(akhir.gagal < BATAS_GAGAL);
        expect(pemutusSetelah(akhir, 'berhasil')).toEqual(PEMUTUS_SEHAT);
      }),
    );
  });

  it('istirahat dan jeda ulang berlipat dua, berbatas, dan berbeda-beda', () => {
    expect(istirahatMs(BATAS_GAGAL, 0)).toBe(ISTIRAHAT_AWAL_MS);
    expect(istirahatMs(BATAS_GAGAL + 2, 0)).toBe(4 * ISTIRAHAT_AWAL_MS);
    expect(jedaUlangMs(1, 1_000, 0)).toBe(1_000);
    expect(jedaUlangMs(4, 1_000, 0)).toBe(8_000);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (n, acak) => {
        expect(istirahatMs(n, acak)).toBeLessThanOrEqual(ISTIRAHAT_MAKS_MS);
        expect(jedaUlangMs(n, 30_000, acak)).toBeLessThanOrEqual(JEDA_ULANG_MAKS_MS);
        expect(jedaUlangMs(n, 30_000, acak)).toBeGreaterThanOrEqual(15_000 * (1 - 1e-9));
        expect(jedaUlangMs(n + 1, 30_000, 0)).toBeGreaterThanOrEqual(jedaUlangMs(n, 30_000, 0));
      }),
    );
  });
});
