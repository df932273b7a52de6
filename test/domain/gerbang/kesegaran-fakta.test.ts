import { describe, expect, test } from 'vitest';
import { kesegaranFakta } from '../../../domain/mutasi/gerbang/kesegaran.ts';

const umpan = (segar: boolean, status = 'SEHAT') => ({ segar, status });
const sendiri = (segar: boolean, ragu = false) => ({ segar, ragu });

describe('umur kinerja dan hukuman seorang pegawai', () => {
  test.each([
    ['umpan segar', umpan(true), null, 'SEGAR'],
    ['umpan basi, dibaca sendiri', umpan(false), sendiri(true), 'SEGAR'],
    ['belum pernah ada umpan, dibaca sendiri', null, sendiri(true), 'SEGAR'],
    ['umpan gagal, dibaca sendiri', umpan(false, 'MENCOBA_LAGI'), sendiri(true), 'SEGAR'],
    ['umpan basi, dibaca sendiri sudah lama', umpan(false), sendiri(false), 'BASI'],
    ['tidak ada apa-apa', null, null, 'BASI'],
    ['barisnya tidak terbaca di atas umpan segar', umpan(true), sendiri(false, true), 'RAGU'],
  ] as const)('%s: %s', (_apa, u, s, hasil) => {
    expect(kesegaranFakta({ umpan: u, sendiri: s })).toBe(hasil);
  });

  test.each(['TERTUNDA', 'PERLU_TINDAKAN', 'DIJEDA'])('umpan %s menunggu orang: yang dibaca sendiri pun tidak diketahui', (status) => {
    expect(kesegaranFakta({ umpan: umpan(false, status), sendiri: sendiri(true) })).toBe('BASI');
  });
});
