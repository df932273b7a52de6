import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bakukanGolongan, GOLONGAN_PNS, urutGolongan } from '../../../domain/asn/golongan.ts';
import { bakukanAngka, bakukanDuaDigit, bakukanEselon, bakukanId, bakukanKelamin, bakukanNik, bakukanNomorSurat } from '../../../domain/asn/kode.ts';

describe('golongan', () => {
  it.each([
    ['III/d', '34'],
    ['iii / d', '34'],
    ['IV.e', '45'],
    ['34', '34'],
    ['IX', 'IX'],
    ['ix', 'IX'],
  ])('%s menjadi %s', (tulis, id) => expect(bakukanGolongan(tulis)).toBe(id));
  it.each(['III/e', '35', 'XVIII', ''])('%j tidak dikenal', (t) => expect(bakukanGolongan(t)).toBeUndefined());
  it('tangga PNS naik terus dan tidak tercampur dengan tangga PPPK', () => {
    expect(GOLONGAN_PNS.map((g) => urutGolongan(g)?.urut)).toEqual(GOLONGAN_PNS.map((_, i) => i + 1));
    expect(urutGolongan('IX')).toEqual({ jenis: 'PPPK', urut: 9 });
    expect(urutGolongan('99')).toBeUndefined();
  });
});

describe('kode', () => {
  it('eselon 0, 00, dan 99 berarti tidak ada; 1 digit tidak ditebak', () => {
    expect(['0', '00', '99'].map(bakukanEselon)).toEqual([null, null, null]);
    expect(['31', '10'].map(bakukanEselon)).toEqual(['31', '10']);
    expect(['3', '33', 'III.a'].map(bakukanEselon)).toEqual([undefined, undefined, undefined]);
  });
  it('nol di depan kode dipulihkan dan id tidak diubah besar kecilnya', () => {
    expect(bakukanDuaDigit('1')).toBe('01');
    expect(bakukanId('a5EB-00')).toBe('a5EB-00');
    expect(bakukanId('-')).toBeUndefined();
    expect(bakukanId('x'.repeat(43))).toBeUndefined();
  });
  it('jenis kelamin dari kode maupun kata', () =>
    expect(['L', 'P', '1', '2', 'wanita', 'M', 'F'].map(bakukanKelamin)).toEqual(['M', 'F', 'M', 'F', 'F', 'M', 'F']));
  it('NIK 16 angka ASCII', () => {
    expect(bakukanNik("'3500000000000001")).toBe('3500000000000001');
    expect(bakukanNik('3,5E+15')).toBeUndefined();
    expect(bakukanNik('\uff13500000000000001')).toBeUndefined();
  });
  it('id: huruf, angka, dan tanda hubung yang bukan di depan, paling panjang 42', () => {
    const bentuk = /^[A-Za-z0-9][A-Za-z0-9-]{0,41}$/;
    const teks = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'azAZ09-_@[`{/:'), maxLength: 45 }));
    fc.assert(
      fc.property(teks, (t) => {
        expect(bakukanId(t)).toBe(bentuk.test(t) ? t : undefined);
      }),
    );
    expect(bakukanId('A'.repeat(42))).toBe('A'.repeat(42));
    expect(bakukanId('A'.repeat(43))).toBeUndefined();
  });
  it('angka tanpa nol di depan dan tanpa pecahan nol', () =>
    expect(['1.0', '01', '0', '10,0', '1.5', 'x'].map(bakukanAngka)).toEqual(['1', '1', '0', '10', undefined, undefined]));
  it('spasi di sekitar garis miring nomor surat tidak berarti', () => expect(bakukanNomorSurat('800 / 12 - A/2024')).toBe('800/12-A/2024'));
});
