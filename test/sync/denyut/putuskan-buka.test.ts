import { describe, expect, test } from 'vitest';
import { BATAS_DENYUT } from '../../../sync/denyut/batas.ts';
import type { PesanBuka } from '../../../sync/denyut/pesan.ts';
import { type Cermin, isSelWajar, putuskanBuka } from '../../../sync/denyut/putuskan-buka.ts';

const cermin = (lain: Partial<Cermin> = {}): Cermin => ({
  tarikan: '5',
  kunci: 'k',
  akar: 'lama',
  jumlah: 100,
  cacat: 0,
  berkas: '/x',
  adaBerkas: true,
  status: 'DITERAPKAN',
  isTerbaru: true,
  isRevisiKini: true,
  isBerjalan: false,
  ...lain,
});
const pesan = (lain: Partial<PesanBuka> = {}): PesanBuka => ({
  versi: 1,
  sesi: 's',
  kunci: 'k',
  kolomKunci: 'nip',
  akar: 'baru',
  jumlah: 100,
  cacat: 0,
  dasar: null,
  sketsa: 'x',
  penuh: false,
  ...lain,
});
const apa = (p: PesanBuka, c: Cermin | null, kolom: string | null = 'nip'): string =>
  putuskanBuka(p, c, { kolom, sebabPenuh: kolom === null ? 'profil' : null }).apa;

describe('anak tangga', () => {
  test.each<[string, PesanBuka, Cermin | null, string | null]>([
    ['SAMA', pesan({ akar: 'lama' }), cermin(), 'nip'],
    ['MUATAN', pesan({ dasar: 'lama', sketsa: null }), cermin(), 'nip'],
    ['REKONSILIASI', pesan(), cermin(), 'nip'],
    ['SKETSA', pesan({ dasar: 'lebih lama', sketsa: null }), cermin(), 'nip'],
    ['REKONSILIASI', pesan({ dasar: 'lebih lama' }), cermin(), 'nip'],
    ['PENUH', pesan(), null, 'nip'],
    ['PENUH', pesan(), cermin({ adaBerkas: false }), 'nip'],
    ['PENUH', pesan({ kunci: 'judul lain', dasar: 'lama' }), cermin(), 'nip'],
    ['PENUH', pesan({ cacat: 1, dasar: 'lama' }), cermin(), 'nip'],
    ['PENUH', pesan({ dasar: 'lama' }), cermin({ cacat: 1 }), 'nip'],
    ['PENUH', pesan({ dasar: 'lama', penuh: true }), cermin(), 'nip'],
    ['PENUH', pesan({ dasar: 'lama' }), cermin(), null],
    ['KOLOM', pesan({ dasar: 'lama' }), cermin(), 'nip_baru'],
    ['SAMA', pesan({ akar: 'lama', cacat: 1, penuh: true }), cermin({ cacat: 1 }), null],
  ])('%s (%#)', (harap, p, c, kolom) => expect(apa(p, c, kolom)).toBe(harap));
});

describe('akar sama tidak selalu berarti selesai', () => {
  test.each<[string, Partial<Cermin>]>([
    ['LANJUTKAN', { status: 'DITERIMA' }],
    ['LANJUTKAN', { status: 'DISIAPKAN' }],
    ['LANJUTKAN', { isBerjalan: true }],
    ['UMPANKAN_LAGI', { isTerbaru: false }],
    ['UMPANKAN_LAGI', { isRevisiKini: false }],
    ['UMPANKAN_LAGI', { status: 'DIGANTIKAN' }],
    ['TAMPILKAN', { status: 'TERTUNDA' }],
    ['TAMPILKAN', { status: 'GAGAL' }],
    ['UMPANKAN_LAGI', { status: 'TERTUNDA', isTerbaru: false }],
  ])('%s (%#)', (harap, lain) => expect(apa(pesan({ akar: 'lama' }), cermin(lain))).toBe(harap));
});

test('sel dianggap wajar sampai satu per baris, dan tidak pernah melewati batas sesi', () => {
  expect([isSelWajar(64, 0), isSelWajar(65, 0), isSelWajar(1_000, 1_000), isSelWajar(1_001, 1_000)]).toEqual([true, false, true, false]);
  expect(isSelWajar(BATAS_DENYUT.sel + 1, 10 ** 9)).toBe(false);
});
