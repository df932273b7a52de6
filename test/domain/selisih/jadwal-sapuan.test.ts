import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hariSapuan, type KeadaanSapuan, sapuanJatuhTempo } from '../../../domain/selisih/jadwal-sapuan.ts';

const ATURAN = { jam: 2, zona: 'Asia/Jakarta', versi: { kanon: 7, riwayat: 1 } };
const saat = (teks: string): number => Date.parse(teks);
const keadaan = (kini: string, mulai: string, lain: Partial<KeadaanSapuan> = {}): KeadaanSapuan => ({
  kini: saat(kini),
  terakhir: { mulai: saat(mulai), versi: { kanon: 7, riwayat: 1 } },
  dimintaPada: null,
  adaVersiLama: { kanon: false, riwayat: false },
  ...lain,
});

describe('jatuh tempo sapuan', () => {
  it('sekali semalam sejak jam setempatnya, bukan sebelum', () => {
    const semalam = '2026-11-25T02:00:10+07:00';
    expect(sapuanJatuhTempo(keadaan('2026-11-26T01:59:59+07:00', semalam), ATURAN)).toBeNull();
    expect(sapuanJatuhTempo(keadaan('2026-11-26T02:00:00+07:00', semalam), ATURAN)).toBe('HARIAN');
    expect(sapuanJatuhTempo(keadaan('2026-11-26T23:00:00+07:00', '2026-11-26T02:00:10+07:00'), ATURAN)).toBeNull();
  });

  it('yang terlewat karena hub mati dikejar saat hub kembali', () => {
    expect(sapuanJatuhTempo(keadaan('2026-11-28T15:00:00+07:00', '2026-11-25T02:00:10+07:00'), ATURAN)).toBe('HARIAN');
  });

  it('jam mengikuti zona, bukan UTC', () => {
    const k = keadaan('2026-11-26T02:30:00+07:00', '2026-11-25T12:00:00+07:00');
    expect(sapuanJatuhTempo(k, ATURAN)).toBe('HARIAN');
    expect(sapuanJatuhTempo(k, { ...ATURAN, zona: 'UTC' })).toBeNull();
  });

  it('permintaan dijawab sapuan yang mulai sesudahnya, bukan yang sedang berjalan ketika diminta', () => {
    const pagi = '2026-11-26T09:00:00+07:00';
    const k = (diminta: string) => keadaan('2026-11-26T10:00:00+07:00', pagi, { dimintaPada: saat(diminta) });
    expect(sapuanJatuhTempo(k('2026-11-26T09:00:01+07:00'), ATURAN)).toBe('DIMINTA');
    expect(sapuanJatuhTempo(k('2026-11-26T08:59:59+07:00'), ATURAN)).toBeNull();
  });

  it.each([
    ['kanon', { kanon: 8, riwayat: 1 }],
    ['riwayat', { kanon: 7, riwayat: 2 }],
  ] as const)('versi %s baru menyapu begitu tidak ada lagi bacaan versi lamanya', (bacaan, versi) => {
    const k = (lama: boolean) =>
      keadaan('2026-11-26T10:00:00+07:00', '2026-11-26T09:00:00+07:00', { adaVersiLama: { kanon: false, riwayat: false, [bacaan]: lama } });
    expect(sapuanJatuhTempo(k(true), { ...ATURAN, versi })).toBeNull();
    expect(sapuanJatuhTempo(k(false), { ...ATURAN, versi })).toBe('VERSI_KANON');
    expect(sapuanJatuhTempo(k(false), ATURAN)).toBeNull();
  });

  it('hub yang belum pernah menyapu menyapu sekarang', () => {
    expect(sapuanJatuhTempo({ ...keadaan('2026-11-26T10:00:00+07:00', '2026-11-26T09:00:00+07:00'), terakhir: null }, ATURAN)).toBe('PERTAMA');
  });

  it('setiap 24 jam memuat tepat satu pergantian hari sapuan, pada jam dan zona mana pun', () => {
    const zona = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'UTC');
    fc.assert(
      fc.property(fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }), fc.integer({ min: 0, max: 23 }), zona, (detik, jam, z) => {
        const hari = Array.from({ length: 25 }, (_, i) => hariSapuan((detik + i * 3_600) * 1_000, { jam, zona: z }));
        expect(new Set(hari).size).toBe(2);
        expect([...hari].sort()).toEqual(hari);
      }),
      { numRuns: 30 },
    );
  });
});
