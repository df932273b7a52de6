import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bacaNip } from '../../../sync/1-canonicalise/nip-baris.ts';
import { cariSelRusak, kosongkanSelRusak, tandaiSel, tanpaTandaSel } from '../../../sync/1-canonicalise/sel-rusak.ts';
import { bacaAlamat, bacaRentang, tulisAlamat } from '../../../sync/sources/lembar/alamat-sel.ts';
import { isFormatTanggal } from '../../../sync/sources/lembar/gaya.ts';
import { type PeranKolom, type SelMentah, teksSel } from '../../../sync/sources/lembar/sel.ts';
import { tanggalDariSerial } from '../../../sync/sources/lembar/tanggal-serial.ts';
import { bukaSandiTeks } from '../../../sync/sources/lembar/teks-kaya.ts';

const sel = (s: Partial<SelMentah>): SelMentah => ({ jenis: 'n', nilai: null, teks: null, isRumus: false, isTanggal: false, ...s });
const teks = (s: Partial<SelMentah>, peran: PeranKolom = 'DIPAKAI'): string => teksSel(sel(s), peran, false);
const kode = (s: string): string | null => cariSelRusak(['k'], [s])?.kode ?? null;

describe('sel buku kerja: nilainya, atau tanda bahwa nilainya tidak dapat dipercaya', () => {
  it.each<[string, Partial<SelMentah>, string]>([
    ['angka bulat', { nilai: '12' }, '12'],
    ['angka pecahan seperti yang ditampilkan, bukan seperti yang disimpan', { nilai: '0.10000000000000001' }, '0.1'],
    ['angka 15 digit', { nilai: '123456789012345' }, '123456789012345'],
    ['tanggal', { nilai: '42370', isTanggal: true }, '2016-01-01'],
    ['tanggal berjam', { nilai: '42370.5', isTanggal: true }, '2016-01-01 12:00:00'],
    ['tanggal yang tidak ada tetap angka, yang tidak dikenal sebagai tanggal', { nilai: '60', isTanggal: true }, '60'],
    ['benar', { jenis: 'b', nilai: '1' }, 'TRUE'],
    ['salah', { jenis: 'b', nilai: '0' }, 'FALSE'],
    ['rumus dengan hasil angka', { nilai: '7', isRumus: true }, '7'],
    ['rumus dengan hasil teks kosong', { jenis: 'str', nilai: '', isRumus: true }, ''],
    ['rumus dengan hasil teks', { jenis: 'str', nilai: 'III/c', isRumus: true }, 'III/c'],
    ['teks bersama', { jenis: 's', nilai: '3', teks: '007' }, '007'],
    ['teks beruas', { jenis: 'inlineStr', teks: 'Jalan A\r\nRT 1\nRW 2' }, 'Jalan A RT 1 RW 2'],
    ['tanggal ISO', { jenis: 'd', nilai: '2016-01-01T00:00:00' }, '2016-01-01T00:00:00'],
    ['sel kosong berformat', { isTanggal: true }, ''],
  ])('%s', (_nama, s, harap) => {
    expect(teks(s)).toBe(harap);
  });

  it.each<[string, Partial<SelMentah>, string]>([
    ['galat', { jenis: 'e', nilai: '#N/A' }, 'SEL_GALAT_EXCEL'],
    ['galat hasil rumus', { jenis: 'e', nilai: '#REF!', isRumus: true }, 'SEL_GALAT_EXCEL'],
    ['rumus yang tidak pernah dihitung', { isRumus: true }, 'SEL_RUMUS_TANPA_NILAI'],
    ['rumus teks yang tidak pernah dihitung', { jenis: 'str', isRumus: true }, 'SEL_RUMUS_TANPA_NILAI'],
    ['angka yang digitnya sudah hilang', { nilai: '1.98611012010011E+17' }, 'SEL_ANGKA_EXCEL'],
    ['angka yang bukan angka', { nilai: 'abc' }, 'SEL_GALAT_EXCEL'],
    ['angka heksadesimal', { nilai: '0x1F' }, 'SEL_GALAT_EXCEL'],
    ['angka tak hingga', { nilai: '1e999' }, 'SEL_GALAT_EXCEL'],
    ['teks bersama yang tidak ada', { jenis: 's', nilai: '99' }, 'SEL_GALAT_EXCEL'],
  ])('%s diberi tanda di kolom yang dipakai, dan hanya di sana', (_nama, s, harap) => {
    expect(kode(teks(s))).toBe(harap);
    expect(kode(teks(s, 'LAIN'))).toBeNull();
  });

  it('angka apa pun di kolom pengenal kehilangan nol di depannya', () => {
    expect(kode(teks({ nilai: '3501010101' }, 'PENGENAL'))).toBe('SEL_ANGKA_EXCEL');
    expect(tanpaTandaSel(teks({ nilai: '3501010101' }, 'PENGENAL'))).toBe('3501010101');
    expect(teks({ jenis: 's', nilai: '0', teks: '0350101' }, 'PENGENAL')).toBe('0350101');
  });

  it('NIP yang disimpan sebagai angka ditolak pembaca NIP sebagai dibulatkan Excel, berapa pun panjangnya', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.maxSafeInteger().map(Math.abs), fc.constantFrom(198_611_012_010_011_000)), (n) => {
        expect(bacaNip(teks({ nilai: String(n) }, 'NIP'))).toEqual({ kode: 'NIP_DIBULATKAN_EXCEL' });
      }),
    );
  });

  it('tanda hilang tanpa bekas dari teks yang ditunjukkan kepada orang, dan sel bertanda kosong bagi pembaca', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (isi, lain) => {
        const bersih = isi.replaceAll('\u0000', '');
        const bertanda = tandaiSel('SEL_GALAT_EXCEL', isi);
        expect(tanpaTandaSel(bertanda)).toBe(bersih);
        expect(kosongkanSelRusak([lain, bertanda])[1]).toBe('');
      }),
    );
  });
});

describe('tanggal Excel', () => {
  it('hari ke-n bolak-balik dalam kedua sistem', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1904-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true }), (d) => {
        const hari = Math.floor(d.getTime() / 86_400_000);
        const iso = new Date(hari * 86_400_000).toISOString().slice(0, 10);
        expect(tanggalDariSerial(hari + 25_569, false)).toBe(iso);
        expect(tanggalDariSerial(hari + 24_107, true)).toBe(iso);
      }),
    );
  });

  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null],
    [61, false, '1900-03-01'],
    [0, false, null],
    [-1, false, null],
    [2_958_465, false, '9999-12-31'],
    [2_958_466, false, null],
    [0, true, '1904-01-01'],
    [42_369.999_999, false, '2016-01-01'],
    [42_370.25, false, '2016-01-01 06:00:00'],
  ] as const)('%d (1904: %s) → %s', (serial, is1904, harap) => {
    expect(tanggalDariSerial(serial, is1904)).toBe(harap);
  });

  it.each(['dd/mm/yyyy', 'yyyy\\-mm\\-dd;@', '[$-421]dd mmmm yyyy;@', 'h:mm AM/PM', '[h]:mm', 'mmm-yy'])('format %s menampilkan tanggal atau waktu', (f) => {
    expect(isFormatTanggal(f)).toBe(true);
  });

  it.each(['General', '0.00', '#,##0', '@', '[Red]0', '0" hari"', '0\\d', '"Rp"#,##0', '0.00E+00', '[<1]0;0', '0_d'])('format %s menampilkan angka', (f) => {
    expect(isFormatTanggal(f)).toBe(false);
  });
});

describe('letak sel', () => {
  it('huruf dan nomor bolak-balik di seluruh lembar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16_383 }), fc.integer({ min: 1, max: 1_048_576 }), (kolom, baris) => {
        expect(bacaAlamat(tulisAlamat({ baris, kolom }))).toEqual({ baris, kolom });
      }),
    );
  });

  it.each(['', 'A', '1', 'A0', 'XFE1', 'A1048577', 'a1', 'A1B', 'AAAA1', 'A01'])('"%s" bukan letak sel', (t) => {
    expect(bacaAlamat(t)).toBeNull();
  });

  it.each([
    ['A1', 0],
    ['Z1', 25],
    ['AA1', 26],
    ['XFD1', 16_383],
  ] as const)('%s adalah kolom ke-%d', (teks, kolom) => {
    expect(bacaAlamat(teks)?.kolom).toBe(kolom);
  });

  it('rentang dibaca dari sudut mana pun', () => {
    expect(bacaRentang('C3:A1')).toEqual([
      { baris: 1, kolom: 0 },
      { baris: 3, kolom: 2 },
    ]);
    expect(bacaRentang('A1:')).toBeNull();
  });
});

it('tulisan _xHHHH_ dibuka sekali, bukan isinya lagi', () => {
  expect(bukaSandiTeks('a_x000D_b')).toBe('a\rb');
  expect(bukaSandiTeks('_x005F_x000D_')).toBe('_x000D_');
});
