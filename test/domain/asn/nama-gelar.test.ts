import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { himpunanGelar } from '../../../domain/asn/gelar.ts';
import { bakukanNama, uraikanNamaLengkap } from '../../../domain/asn/nama.ts';
import { adaAksaraLain, bakukanTeks, bersihkanTeks, isTeksRusak, perbaikiMojibake } from '../../../domain/asn/teks.ts';

describe('nama', () => {
  it.each([
    ['Budi  Contoh ', 'BUDI CONTOH'],
    ['MA`RUF CONTOH', "MA'RUF CONTOH"],
    ['MA\u2019RUF CONTOH', "MA'RUF CONTOH"],
    ['M. ALI CONTOH', 'M ALI CONTOH'],
    ['Dr. H. Budi Contoh, S.Sos., M.Si.', 'BUDI CONTOH'],
    ['Dr.H.BUDI CONTOH', 'BUDI CONTOH'],
    ['DRS BUDI CONTOH', 'BUDI CONTOH'],
    ['SITI CONTOH A.Md.Keb.', 'SITI CONTOH'],
    ['IR', 'IR'],
    ['Jose\u0301 Contoh', 'JOS\u00c9 CONTOH'],
  ])('"%s" menjadi "%s"', (mentah, baku) => expect(bakukanNama(mentah)).toBe(baku));

  it('nama tanpa huruf tidak ada nilainya', () => expect(bakukanNama(' . ')).toBeNull());

  it('nama lengkap terurai menjadi gelar depan, nama, gelar belakang', () => {
    expect(uraikanNamaLengkap('Prof. Dr. Budi Contoh, S.H., M.H.')).toEqual({ gelarDepan: 'Prof. Dr.', nama: 'Budi Contoh', gelarBelakang: 'S.H., M.H.' });
  });

  it('membakukan dua kali sama dengan sekali, untuk teks apa pun', () => {
    const mirip = fc
      .array(fc.constantFrom('Dr.', 'H.', 'H', 'BUDI', 'contoh', 'S.H', ',', 'M.Si.', '..', 'ir.ali', "o'", '`', ' ', '\u00e9', '\u0130'), { maxLength: 8 })
      .map((k) => k.join(' '));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), mirip), (teks) => {
        const sekali = bakukanNama(teks);
        expect(sekali === null ? null : bakukanNama(sekali)).toBe(sekali);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('gelar', () => {
  it.each([
    ['Dr. S.Sos., M.Si.', 'dr|msi|ssos'],
    ['Dr. Ir. H.', 'dr|h|ir'],
    ['Dr.Ir.', 'dr|ir'],
    ['M. Si.', 'msi'],
    ['S.Sos. M.Si', 'msi|ssos'],
    ['S.Xyz. M.Abc', 'mabc|sxyz'],
    ['A.Md. Keb.', 'amdkeb'],
    ['m.si, s.sos', 'msi|ssos'],
    ['dr|msi|ssos', 'dr|msi|ssos'],
    [' , . ', null],
  ])('"%s" menjadi "%s"', (mentah, baku) => expect(himpunanGelar(mentah)).toBe(baku));

  it('membakukan dua kali sama dengan sekali, untuk teks apa pun', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom('Dr.', 'S.', 'Sos', ',', ' ', '|', 'M.Si', 'x', 'A')).map((a) => a.join('')),
        ),
        (teks) => {
          const sekali = himpunanGelar(teks);
          expect(sekali === null ? null : himpunanGelar(sekali)).toBe(sekali);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('teks', () => {
  it.each([
    ['\u00e2\u20ac\u0153Contoh\u00e2\u20ac\u009d', '\u201cContoh\u201d'],
    ['MA\u00e2\u20ac\u2122RUF', 'MA\u2019RUF'],
    ['Jos\u00c3\u00a9', 'Jos\u00e9'],
    ['Jos\u00c3\u0192\u00c2\u00a9', 'Jos\u00e9'],
    ['Caf\u00e9', 'Caf\u00e9'],
  ])('mojibake %j dipulihkan menjadi %j', (rusak, pulih) => expect(perbaikiMojibake(rusak)).toBe(pulih));

  it('karakter kendali, pembalik arah, dan surogat tunggal ditolak; spasi tak tampak dibuang', () => {
    for (const buruk of ['A\u0000B', 'A\u202eB', '\ud800', 'A\u0007']) expect(bersihkanTeks(buruk)).toBeUndefined();
    expect(bersihkanTeks('BU\u200bDI\ufeff')).toBe('BUDI');
  });

  it('huruf Kiril, Arab, dan lebar penuh dikenali sebagai aksara lain', () => {
    for (const lain of ['BUD\u0406', '\u0628', '\uff22UDI']) expect(adaAksaraLain(lain)).toBe(true);
    expect(adaAksaraLain("JOS\u00c9 D'\u00c7")).toBe(false);
  });

  it('byte yang hilang tidak dapat dibandingkan', () => {
    expect(isTeksRusak('800/\ufffd/2024')).toBe(true);
    expect(isTeksRusak('800/12/2024')).toBe(false);
  });

  it('teks bebas: huruf besar, satu spasi, kutip polos', () => expect(bakukanTeks('  Kepala\u00a0 Bidang \u201cContoh\u201d ')).toBe('KEPALA BIDANG "CONTOH"'));
});
