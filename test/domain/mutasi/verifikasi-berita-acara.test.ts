import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bacaKode, cacatBeritaAcara } from '../../../domain/mutasi/verifikasi-berita-acara.ts';
import { kodeVerifikasi } from '../../../subgraphs/mutasi/tandatangani-berita-acara.ts';
import { bahanContoh, isiContoh } from '../../support/berita-acara.ts';

describe('kode verifikasi', () => {
  test('bentuknya tetap, terbaca kembali, dan memaafkan huruf kecil, spasi, O, I, dan L', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), fc.stringMatching(/^[0-9a-f]{64}$/), (id, sidik) => {
        const kode = kodeVerifikasi(String(id), sidik);
        expect(kode).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(bacaKode(kode)).toBe(kode);
        expect(bacaKode(` ${kode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(kode);
      }),
    );
  });
  test('berubah bila id atau sidik berubah; yang bukan kode ditolak', () => {
    const sidik = 'ab'.repeat(32);
    expect(new Set([kodeVerifikasi('1', sidik), kodeVerifikasi('2', sidik), kodeVerifikasi('1', 'cd'.repeat(32))]).size).toBe(3);
    for (const t of ['', '0000', 'SIMPUL-PERTEK/2026/0000001', '0000-0000-0000-000U']) expect(bacaKode(t), t).toBeNull();
  });
});

describe('cacat berita acara', () => {
  const { tanda } = bahanContoh(isiContoh(1));
  const kunci = { peran: 'SISTEM', sejak: '2025-01-01T00:00:00Z', sampai: null };
  const bukti = { cocok: true, kunci, sidik: tanda.sidik };
  test('yang utuh tanpa cacat', () => expect(cacatBeritaAcara(tanda, bukti)).toEqual([]));
  test.each([
    ['kunci asing', { ...bukti, kunci: null }, 'tidak terdaftar'],
    ['isi diganti', { ...bukti, cocok: false }, 'tidak cocok'],
    ['kunci pejabat', { ...bukti, kunci: { ...kunci, peran: 'PARAF_BKN' } }, 'bukan milik hub'],
    ['kunci berakhir sebelumnya', { ...bukti, kunci: { ...kunci, sampai: '2025-06-01T00:00:00Z' } }, 'tidak berlaku'],
    ['kunci lahir sesudahnya', { ...bukti, kunci: { ...kunci, sejak: '2025-07-01T00:00:00Z' } }, 'tidak berlaku'],
    ['berita acara hilang', { ...bukti, sidik: null }, 'tidak tersimpan'],
    ['berita acara lain', { ...bukti, sidik: 'x' }, 'berbeda'],
  ])('%s disebut dengan kata-kata', (_, b, kata) => expect(cacatBeritaAcara(tanda, b).join(' ')).toContain(kata));
});
