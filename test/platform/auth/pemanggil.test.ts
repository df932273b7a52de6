import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PERAN, type Pemanggil } from '../../../domain/akses.ts';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { bantalanKunci, tandatanganiPemanggil, verifikasiPemanggil } from '../../../platform/auth/pemanggil.ts';

const KUNCI = { kid: 'k1', kunci: Buffer.from('0123456789abcdef0123456789abcdef') };
const OPERATOR: Pemanggil = { subjek: 'dev:operator_instansi:i1', orang: 'orang-1', peran: 'OPERATOR_INSTANSI', instansi: 7, nip: null };

afterEach(() => vi.useRealTimers());

const teks = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((s) => !s.includes('|') && !/\p{Cc}/u.test(s));
const pemanggil: fc.Arbitrary<Pemanggil> = fc.record({
  subjek: teks,
  orang: teks,
  peran: fc.constantFrom(...PERAN),
  instansi: fc.option(fc.integer({ min: 0, max: 32767 }), { nil: null }),
  nip: fc.option(fc.stringMatching(/^\d{18}$/), { nil: null }),
});

test('pemanggil yang ditandatangani dibaca kembali tanpa berubah', () => {
  fc.assert(
    fc.property(pemanggil, (p) => {
      expect(verifikasiPemanggil(tandatanganiPemanggil(p, KUNCI), KUNCI)).toEqual(p);
    }),
  );
});

test('satu karakter yang berubah di mana pun membuatnya tidak sah', () => {
  const asli = tandatanganiPemanggil(OPERATOR, KUNCI);
  fc.assert(
    fc.property(fc.nat(asli.length - 1), fc.constantFrom('0', '1', 'a', '|', 'X', ' '), (di, ganti) => {
      fc.pre(asli[di] !== ganti);
      expect(verifikasiPemanggil(asli.slice(0, di) + ganti + asli.slice(di + 1), KUNCI)).toBeNull();
    }),
  );
});

test('peran yang dinaikkan, kunci lain, kid lain, dan potongan ditolak', () => {
  const asli = tandatanganiPemanggil(OPERATOR, KUNCI);
  const lain = { kid: 'k1', kunci: Buffer.from('fedcba9876543210fedcba9876543210') };
  const palsu = [
    '',
    '|||||||',
    asli.replace('OPERATOR_INSTANSI', 'DEPUTI_WASDAL'),
    asli.toUpperCase(),
    `${asli}|`,
    asli.slice(0, -1),
    tandatanganiPemanggil(OPERATOR, lain),
  ];
  for (const p of palsu) expect(verifikasiPemanggil(p, KUNCI)).toBeNull();
  expect(verifikasiPemanggil(tandatanganiPemanggil(OPERATOR, { ...KUNCI, kid: 'k2' }), KUNCI)).toBeNull();
});

test('berlaku 30 detik, dan yang berumur lebih panjang tidak diterima sebagai permintaan', () => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  const teksnya = tandatanganiPemanggil(OPERATOR, KUNCI);
  vi.setSystemTime(1_800_000_029_000);
  expect(verifikasiPemanggil(teksnya, KUNCI)).toEqual(OPERATOR);
  vi.setSystemTime(1_800_000_031_000);
  expect(verifikasiPemanggil(teksnya, KUNCI)).toBeNull();
  expect(verifikasiPemanggil(tandatanganiPemanggil(OPERATOR, KUNCI, 3_600), KUNCI)).toBeNull();
});

test.each(['a|b', 'a\nb', 'a\u0000'])('bidang yang memuat pemisah atau karakter kendali tidak pernah ditandatangani', (subjek) => {
  expect(() => tandatanganiPemanggil({ ...OPERATOR, subjek }, KUNCI)).toThrow(Kesalahan);
});

describe('bantalan untuk Postgres', () => {
  // What the SQL function computes: sha256(opad || sha256(ipad || isi)).
  const macSql = (kunci: Uint8Array, isi: string): string => {
    const { ipad, opad } = bantalanKunci(kunci);
    const dalam = createHash('sha256').update(ipad).update(isi).digest();
    return createHash('sha256').update(opad).update(dalam).digest('hex');
  };

  test('memberi mac yang sama untuk kunci sepanjang apa pun', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 130 }), pemanggil, (kunci, p) => {
        const bagian = tandatanganiPemanggil(p, { kid: 'k', kunci }).split('|');
        expect(macSql(kunci, bagian.slice(0, 7).join('|'))).toBe(bagian[7]);
      }),
    );
  });
});
