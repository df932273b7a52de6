import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kewajibanDilalaikan, kunciKelalaian } from '../../../../domain/pelanggaran/sbt/kelalaian.ts';
import { JENIS_SURAT_SBT, type JenisSuratSbt } from '../../../../domain/pelanggaran/sbt/surat.ts';
import { TAHAP_TEMUAN, type TahapTemuan } from '../../../../domain/pelanggaran/sbt/tahap.ts';

const NIP = '199001012015011900';
const lalai = (tahap: TahapTemuan, surat: readonly JenisSuratSbt[], blokir: 'AKTIF' | 'DIUSULKAN' | null = null, nip: string | null = NIP) =>
  kewajibanDilalaikan({ tahap, surat, blokir, nip });

test('kewajiban PPK: rekomendasi yang sudah dikirim, juga sesudah dipantau; blokir yang berlaku', () => {
  expect(lalai('REKOMENDASI', ['REKOMENDASI'])).toBe('REKOMENDASI');
  expect(lalai('PEMANTAUAN', ['REKOMENDASI'])).toBe('REKOMENDASI');
  expect(lalai('PEMANTAUAN', [])).toBeNull();
  expect(lalai('PEMBLOKIRAN', ['REKOMENDASI', 'PERINGATAN', 'TEGURAN'], 'AKTIF')).toBe('PEMBLOKIRAN');
  expect(lalai('PEMBLOKIRAN', ['REKOMENDASI', 'PERINGATAN', 'TEGURAN'], 'DIUSULKAN')).toBeNull();
});

test('temuan atas instansi dan PPK-nya tidak melahirkan temuan, pada tahap apa pun; tahap yang bukan giliran PPK juga tidak', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TAHAP_TEMUAN), fc.subarray([...JENIS_SURAT_SBT]), fc.constantFrom('AKTIF' as const, null), (tahap, surat, blokir) => {
      expect(lalai(tahap, surat, blokir, null)).toBeNull();
      if (!['REKOMENDASI', 'PEMANTAUAN', 'PEMBLOKIRAN'].includes(tahap)) expect(lalai(tahap, surat, blokir)).toBeNull();
    }),
  );
});

test('kunci berbeda menurut temuan dan kewajibannya', () => {
  expect(new Set([kunciKelalaian('1', 'REKOMENDASI'), kunciKelalaian('1', 'PEMBLOKIRAN'), kunciKelalaian('2', 'REKOMENDASI')]).size).toBe(3);
});
