import { describe, expect, test } from 'vitest';
import { ragamUsul } from '../../../docs/aturan-dok.ts';
import { PERAN } from '../../../domain/akses.ts';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { type Putusan, TAHAP, tingkatAturan } from '../../../domain/mutasi/gerbang/aturan.ts';
import { KATALOG } from '../../../domain/mutasi/gerbang/katalog.ts';
import { atasPutusan, bolehKecualikan, type Pengecualian, pembukaAturan } from '../../../domain/mutasi/gerbang/pembuka.ts';
import { isTerlewati, periksaGerbang } from '../../../domain/mutasi/gerbang/periksa.ts';
import { faktaGelap, konteksContoh, usulanContoh } from '../../support/fakta.ts';

/** A day on which every rule is in force. */
const hariIni = tanggal('2026-06-16');
const RAGAM = (['PEMINDAHAN', 'PENGANGKATAN', 'PEMBERHENTIAN'] as const).flatMap(ragamUsul);
const surat = (kode: string, lain: Partial<Pengecualian> = {}): Pengecualian => ({
  kode,
  peran: 'PENANDATANGAN_BKN',
  nomor: 'KA/901',
  tanggal: tanggal('2025-06-02'),
  ...lain,
});

/** One usul and stage at which the rule holds because nothing is known; null = it never blocks. */
const tertahan = KATALOG.map((a) => {
  const kasus = TAHAP.flatMap((tahap) => RAGAM.map((u) => ({ tahap, usulan: usulanContoh({ ...u, alasan: '', nip: 'x' }) }))).find(
    ({ tahap, usulan }) =>
      a.menyangkut(usulan, konteksContoh({ tahap, parameter: a.parameter })) &&
      tingkatAturan(a, usulan, tahap) === 'BLOCK' &&
      periksaGerbang([a], usulan, faktaGelap({ melaluiImut: false }), konteksContoh({ tahap, hariIni })).hasil === 'DITAHAN',
  );
  return [a.kode, a, kasus ?? null] as const;
});
const menahan = tertahan.flatMap(([kode, a, kasus]) => (kasus === null ? [] : [[kode, a, kasus] as const]));
/** Blocks only on words of the usul itself, which the cases above do not carry. */
const ATAS_KATA_USUL = ['F17'];

describe('pembuka aturan', () => {
  test('setiap aturan yang dapat menahan ikut diuji di bawah', () => {
    const dapatMenahan = KATALOG.filter((a) => TAHAP.some((tahap) => RAGAM.some((u) => tingkatAturan(a, u, tahap) === 'BLOCK'))).map((a) => a.kode);
    expect([...menahan.map(([kode]) => kode), ...ATAS_KATA_USUL].sort()).toEqual(dapatMenahan);
  });

  test.each(menahan)(
    '%s dibuka tepat oleh peran yang disebut katalog, dengan nomor surat, dan tidak oleh siapa pun yang lain',
    (kode, a, { tahap, usulan }) => {
      const dengan = (...pengecualian: readonly Pengecualian[]) =>
        periksaGerbang([a], usulan, faktaGelap({ melaluiImut: false, pengecualian }), konteksContoh({ tahap, hariIni })).hasil;
      const pembuka = pembukaAturan(kode);
      const boleh = pembuka.cara === 'PENGECUALIAN' ? pembuka.peran : [];
      expect(PERAN.filter((peran) => dengan(surat(kode, { peran })) === 'LOLOS')).toEqual(boleh);
      for (const peran of PERAN) expect(bolehKecualikan(kode, peran)).toBe(boleh.includes(peran));
      for (const peran of boleh) {
        expect(dengan(surat(kode, { peran, nomor: '' }))).toBe('DITAHAN');
        expect(dengan(surat('Z99', { peran }))).toBe('DITAHAN');
      }
      if (pembuka.cara !== 'DATA') expect(pembuka.dokumen.length).toBeGreaterThan(5);
    },
  );

  test.each(menahan.filter(([kode]) => pembukaAturan(kode).cara === 'PENGECUALIAN'))(
    '%s: pengecualian hanya membuka hal yang menjadi dasarnya; hal lain, dan pengecualian tanpa dasar, tetap menahan',
    (kode, a, { tahap, usulan }) => {
      const pembuka = pembukaAturan(kode);
      const peran = pembuka.cara === 'PENGECUALIAN' ? (pembuka.peran[0] as (typeof PERAN)[number]) : 'SISTEM';
      const periksa = (...pengecualian: readonly Pengecualian[]) =>
        periksaGerbang([a], usulan, faktaGelap({ melaluiImut: false, pengecualian }), konteksContoh({ tahap, hariIni }));
      const atas = atasPutusan(periksa().butir[0]?.putusan as Putusan);
      expect(periksa(surat(kode, { peran, atas })).hasil).toBe('LOLOS');
      for (const lain of [null, `${atas} `, atasPutusan({ hasil: 'GAGAL', pesan: 'lain', bukti: ['lain:1'] })])
        expect(periksa(surat(kode, { peran, atas: lain })).hasil).toBe('DITAHAN');
    },
  );

  test('dasar sebuah putusan: bukti tanpa memandang urutan, pesan bila tanpa bukti, sebab bila belum diketahui', () => {
    const gagal = (pesan: string, ...bukti: readonly string[]) => atasPutusan({ hasil: 'GAGAL', pesan, bukti });
    expect(gagal('hari ke-3', 'b', 'a')).toBe(gagal('hari ke-4', 'a', 'b'));
    expect(gagal('x', 'a', 'bulan:11')).toBe(gagal('x', 'a', 'bulan:12'));
    expect(gagal('x', 'a')).not.toBe(gagal('x', 'b'));
    expect(gagal('x')).not.toBe(gagal('y'));
    expect(gagal('x')).not.toBe(atasPutusan({ hasil: 'BELUM_DIKETAHUI', sebab: 'x' }));
  });

  test('setiap kode pada daftar pembuka ada di katalog dan dapat menahan', () => {
    const bukanData = KATALOG.filter((a) => pembukaAturan(a.kode).cara !== 'DATA').map((a) => a.kode);
    expect(bukanData).toHaveLength(40);
    expect(bukanData.filter((kode) => !menahan.some(([k]) => k === kode))).toEqual([]);
    expect(pembukaAturan('toString')).toEqual({ cara: 'DATA' });
  });

  test.each(KATALOG.filter((a) => a.tingkat === 'WARN').map((a) => [a.kode, a] as const))('%s minta alasan pengusul, bukan pengecualian', (kode, a) => {
    const butir = { tingkat: 'WARN' as const, putusan: { hasil: 'GAGAL' as const, pesan: 'x', bukti: [] } };
    expect(isTerlewati(butir)).toBe(false);
    expect(pembukaAturan(kode).cara).toBe('DATA');
    expect(a.tingkat).toBe('WARN');
  });

  test('butir yang dibuka membawa nomor suratnya; yang lolos sendiri tidak', () => {
    const d14 = KATALOG.filter((a) => a.kode === 'D14');
    const usulan = usulanContoh({ jenis: 'PENGANGKATAN' });
    const p = surat('D14');
    const [butir] = periksaGerbang(
      d14,
      { ...usulan, tujuan: { ...usulan.tujuan, jenjang: 'JPT_PRATAMA' } },
      faktaGelap({ pengecualian: [p] }),
      konteksContoh(),
    ).butir;
    expect(butir).toMatchObject({ kode: 'D14', putusan: { hasil: 'BELUM_DIKETAHUI' }, pengecualian: p });
  });
});
