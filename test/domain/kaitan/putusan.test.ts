import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bacaAlamatKaitan } from '../../../domain/kaitan/alamat.ts';
import { bacaMacam } from '../../../domain/kaitan/macam.ts';
import { JADWAL_ULANG_MS, JEDA_SETELAH_MS, jedaKirimMs, LAMBAT_MS, putuskanKiriman } from '../../../domain/kaitan/putusan.ts';

const JAM = 3_600_000;
const awal = { percobaan: 1, gagalBeruntun: 0, gagalMs: 0, acak: 0.5 };
const jawab = (status: number, tungguMs: number | null = null) => ({ status, tungguMs, lamaMs: 5 });

describe('nasib satu kiriman webhook', () => {
  test('hanya 2xx berarti terkirim; pengalihan tidak diikuti dan dicoba lagi', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), (status) => {
        const p = putuskanKiriman(jawab(status), awal);
        expect(p.kiriman).toBe(status >= 200 && status < 300 ? 'TERKIRIM' : status === 410 ? 'DIBATALKAN' : 'MENUNGGU');
        expect(p.sebab === null).toBe(p.kiriman === 'TERKIRIM');
      }),
    );
    expect(putuskanKiriman(jawab(302), awal).sebab).toBe('DIALIHKAN');
  });

  test('410 mengakhiri alamatnya', () => {
    expect(putuskanKiriman(jawab(410), awal)).toMatchObject({ kaitan: 'BERAKHIR', sebab: 'HTTP_410' });
  });

  test('jeda tumbuh, bergoyang seperlima, dan berakhir setelah tiga hari lebih', () => {
    expect(JADWAL_ULANG_MS.every((ms, i) => ms > (JADWAL_ULANG_MS[i - 1] ?? 0))).toBe(true);
    expect(JADWAL_ULANG_MS.reduce((a, b) => a + b, 0)).toBeGreaterThan(72 * JAM);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: JADWAL_ULANG_MS.length }), fc.double({ min: 0, max: 0.999, noNaN: true }), (ke, acak) => {
        const penuh = JADWAL_ULANG_MS[ke - 1] ?? 0;
        const ms = jedaKirimMs(ke, acak) ?? 0;
        expect(ms).toBeGreaterThanOrEqual(Math.floor(penuh * 0.8));
        expect(ms).toBeLessThanOrEqual(Math.ceil(penuh * 1.2));
      }),
    );
    expect(putuskanKiriman(jawab(500), { ...awal, percobaan: JADWAL_ULANG_MS.length + 1 })).toMatchObject({ kiriman: 'GAGAL', ulangMs: null });
  });

  test('Retry-After dihormati, paling lama sehari, dan tidak pernah mempercepat', () => {
    expect(putuskanKiriman(jawab(503, 3 * JAM), awal)).toMatchObject({ ulangMs: 3 * JAM, rehatMs: 3 * JAM });
    expect(putuskanKiriman(jawab(503, 99 * JAM), awal).ulangMs).toBe(24 * JAM);
    expect(putuskanKiriman(jawab(503, 0), awal).ulangMs).toBe(jedaKirimMs(1, 0.5));
  });

  test('alamat yang rusak direhatkan makin lama, paling lama sekitar lima menit; satu pesan yang ditolak tidak menahan yang lain', () => {
    const rehat = (gagalBeruntun: number): number => putuskanKiriman({ sebab: 'TENGGAT', lamaMs: 10_000 }, { ...awal, gagalBeruntun }).rehatMs;
    expect([0, 1, 2, 3].map(rehat)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(rehat(1_000)).toBe(300_000);
    expect([400, 401, 404, 422, 302].map((s) => putuskanKiriman(jawab(s), awal).rehatMs)).toEqual([0, 0, 0, 0, 0]);
    expect([408, 429, 500, 503].every((s) => putuskanKiriman(jawab(s), awal).rehatMs > 0)).toBe(true);
  });

  test('tiga hari tanpa satu pun keberhasilan menjeda alamat dengan sebabnya; semenit sebelumnya belum', () => {
    const pada = (gagalMs: number) => putuskanKiriman({ sebab: 'SAMBUNGAN', lamaMs: 1 }, { ...awal, gagalMs });
    expect(pada(JEDA_SETELAH_MS - 60_000).kaitan).toBe('TETAP');
    expect(pada(JEDA_SETELAH_MS)).toMatchObject({ kaitan: 'DIJEDA', sebab: 'SAMBUNGAN' });
    expect(putuskanKiriman(jawab(200), { ...awal, gagalMs: JEDA_SETELAH_MS }).kaitan).toBe('TETAP');
  });

  test('yang menjawab lambat pindah jalur, juga bila berhasil', () => {
    expect([LAMBAT_MS, LAMBAT_MS + 1].map((lamaMs) => putuskanKiriman({ ...jawab(200), lamaMs }, awal).lambat)).toEqual([false, true]);
  });
});

test('alamat: https saja, tanpa nama pengguna, sandi, atau penggalan', () => {
  expect(bacaAlamatKaitan('https://Penerima.Contoh.example/hook?a=1', false)).toBe('https://penerima.contoh.example/hook?a=1');
  for (const salah of [
    '',
    'bukan',
    'http://a.example/',
    'ftp://a.example/',
    'https://u:p@a.example/',
    'https://a.example/#x',
    `https://a.example/${'x'.repeat(500)}`,
  ])
    expect(bacaAlamatKaitan(salah, false), salah).toBeNull();
  expect(bacaAlamatKaitan('http://a.example/', true)).toBe('http://a.example/');
});

test('macam: yang tidak dikenal ditolak, yang sama disebut sekali', () => {
  expect(bacaMacam(['usul.status', 'selisih.dibuka', 'usul.status'])).toEqual(['selisih.dibuka', 'usul.status']);
  expect([[], ['toString'], ['usul.status', 'lain']].map(bacaMacam)).toEqual([null, null, null]);
});
