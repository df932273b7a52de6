import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pecahCsv } from '../../../sync/sources/pecah-csv.ts';
import { tulisBarisGagal, tulisKepalaGagal } from '../../../sync/sources/tulis-gagal.ts';

const gagal = (sel: readonly string[]) => ({ sel, nomor: 7, kolom: 'nip', kode: 'NIP_KOSONG', pesan: 'Isi NIP.' });

describe('berkas baris gagal', () => {
  it('kolom yang sama ditambah _kesalahan; baris pendek tetap sejajar', () => {
    expect(tulisKepalaGagal(['nip', 'nama'], ';')).toBe('\ufeffnip;nama;_kesalahan\r\n');
    expect(tulisBarisGagal(gagal(['1']), ['nip', 'nama'], ';')).toBe('1;;baris 7, kolom nip: NIP_KOSONG: Isi NIP.\r\n');
  });

  it('berkas gagal yang diunggah ulang tidak menumpuk kolom _kesalahan', () => {
    expect(tulisKepalaGagal(['nip', '_kesalahan'], ',')).toBe('\ufeffnip,_kesalahan\r\n');
    expect(pecahCsv(tulisBarisGagal(gagal(['1', 'lama']), ['nip', '_kesalahan'], ','), ',')).toHaveLength(2);
  });

  it('tidak satu sel pun dapat dijalankan lembar kerja, termasuk di belakang spasi dan tanda lebar penuh', () => {
    const awal = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\uff1d', '\uff0b', '\uff0d', '\uff20', ' =', '\u00a0=', '\ufeff=', '\n@', 'x');
    fc.assert(
      fc.property(fc.tuple(awal, fc.string()), ([a, b]) => {
        const sel = pecahCsv(tulisBarisGagal(gagal([`${a}${b}`]), ['nip'], ';'), ';')[0] ?? '';
        expect('=+-@\t\r\uff1d\uff0b\uff0d\uff20').not.toContain(sel.trim()[0] ?? 'x');
      }),
    );
  });
});
