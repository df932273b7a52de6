import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { barisCsv, susunNasional } from '../../bin/perintah/laporan-susun.ts';
import { amankanSel, tulisBarisGagal, tulisKepalaGagal } from '../../sync/sources/tulis-gagal.ts';

const AKAR = fileURLToPath(new URL('../..', import.meta.url));

/** Files that write tables, and whether a person opens what they write. */
const PENULIS: Readonly<Record<string, 'DISERAHKAN' | 'DISIMPAN'>> = {
  'bin/perintah/audit-kebocoran.ts': 'DISERAHKAN',
  'bin/perintah/laporan-susun.ts': 'DISERAHKAN',
  'sync/sources/tulis-gagal.ts': 'DISERAHKAN',
  // Feeds as they were received, kept for the hub alone: a sign put before a cell would be a difference of its own.
  'sync/denyut/susun-berkas.ts': 'DISIMPAN',
  'sync/sources/lembar/tulis-baris.ts': 'DISIMPAN',
  'sync/sources/penulis-umpan.ts': 'DISIMPAN',
};

const kode = ['domain', 'platform', 'subgraphs', 'sync', 'gateway', 'bin'].flatMap((dir) =>
  readdirSync(`${AKAR}/${dir}`, { recursive: true })
    .map((b) => `${dir}/${String(b)}`)
    .filter((b) => b.endsWith('.ts')),
);

describe('tidak satu ekspor pun berisi sel yang dijalankan lembar sebar', () => {
  test('setiap penulis tabel terdaftar; yang diserahkan kepada orang mengamankan setiap sel', () => {
    const penulis = kode.filter((b) => /import \{[^}]*\btulisSel\b[^}]*\} from '[^']*pecah-csv\.ts'|\bselCsv = /.test(readFileSync(`${AKAR}/${b}`, 'utf8')));
    expect(penulis.sort()).toEqual(Object.keys(PENULIS).sort());
    for (const [berkas, rupa] of Object.entries(PENULIS))
      if (rupa === 'DISERAHKAN') {
        const teks = readFileSync(`${AKAR}/${berkas}`, 'utf8');
        expect(teks.match(/tulisSel\((?!amankanSel\()/g), berkas).toBeNull();
      }
    expect(kode.filter((b) => readFileSync(`${AKAR}/${b}`, 'utf8').includes("'content-type': 'text/csv"))).toEqual(['sync/unggahan/http.ts']);
  });

  const KOSONG = [' ', '\t', '\r', '\n', '\u00a0', '\u200b', '\u200e', '\u202e', '\u2060', '\u3000', '\ufeff', '\u0000', '\u0007'];
  const TANDA = ['=', '+', '-', '@', '\u2212', '\uff1d', '\uff0b', '\uff0d', '\uff20', '\ufe66'];
  const sel = fc
    .tuple(fc.array(fc.constantFrom(...KOSONG), { maxLength: 4 }), fc.constantFrom(...TANDA), fc.string({ maxLength: 12 }))
    .map(([a, t, b]) => `${a.join('')}${t}${b}`);
  const isRumus = (teks: string): boolean => TANDA.includes(teks.replace(/^[\s\p{Z}\p{Cc}\p{Cf}]+/u, '')[0] ?? '') || /^[\t\r]/.test(teks);

  test('baris gagal: sel apa pun, juga di balik spasi, tanda tak terlihat, dan tanda lebar penuh', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(sel, fc.string()), { minLength: 1, maxLength: 4 }), fc.constantFrom(',', ';'), (isi, pemisah) => {
        const kolom = isi.map((_, i) => `k${i}`);
        const teks = tulisKepalaGagal(kolom, pemisah) + tulisBarisGagal({ sel: isi, nomor: 2, kolom: 'k0', kode: 'X', pesan: 'contoh' }, kolom, pemisah);
        expect(kolom.length).toBeGreaterThan(0);
        expect(pecahUlang(teks, pemisah).filter(isRumus)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('laporan nasional: nama instansi atau provinsi yang menyerupai rumus', () => {
    fc.assert(
      fc.property(sel, sel, (nama, kunci) => {
        const isi = { instansiId: 'I1', provinsiId: 'P1', bagian: 'pegawai' as const, diketahui: true, isi: { statusAsn: { [kunci]: 1 } } };
        const laporan = susunNasional('1', new Date(0), [isi as never]);
        const teks = [...barisCsv(laporan, { instansi: new Map([['I1', nama]]), provinsi: new Map([['P1', nama]]) })].join('');
        expect(pecahUlang(teks, ',').filter(isRumus)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('kendali: yang bukan rumus tetap apa adanya, dan tanpa pengaman rumusnya terlihat', () => {
    for (const biasa of ['DINAS CONTOH', '12-03-1990', 'a=b', "D'CONTOH", '', ' biasa']) expect(amankanSel(biasa)).toBe(biasa);
    expect(isRumus('\u2060=1+1')).toBe(true);
    expect(isRumus(amankanSel('\u2060=1+1'))).toBe(false);
  });
});

/** Cells of a whole CSV text, quotes opened. */
function pecahUlang(teks: string, pemisah: string): string[] {
  const hasil: string[] = [];
  let kini = '';
  let kutip = false;
  for (let i = 0; i < teks.length; i++) {
    const c = teks[i] ?? '';
    if (kutip) {
      if (c !== '"') kini += c;
      else if (teks[i + 1] === '"') {
        kini += '"';
        i += 1;
      } else kutip = false;
    } else if (c === '"' && kini === '') kutip = true;
    else if (c === pemisah || (c === '\r' && teks[i + 1] === '\n')) {
      hasil.push(kini);
      kini = '';
      if (c === '\r') i += 1;
    } else kini += c;
  }
  return hasil;
}
