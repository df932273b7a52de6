import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bacaBukuKerja } from '../../../sync/sources/lembar/baca-buku.ts';
import { BukuDitolak, TOLAK_BUKU } from '../../../sync/sources/lembar/ditolak.ts';
import type { PilihanBuku } from '../../../sync/sources/lembar/pilihan.ts';
import { BUKU_BURUK_ISI } from './buku-buruk-isi.ts';
import { BUKU_BURUK_ZIP } from './buku-buruk-zip.ts';
import { BUKU_GANJIL } from './buku-ganjil.ts';
import { bagianBuku, bukuDari, lembarXml, tulisBuku } from './tulis-buku.ts';
import { tulisZip } from './tulis-zip.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-buku-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const PILIHAN: PilihanBuku = { lembar: null, pemisah: null, kolom: { nip: ['nip'], pengenal: ['nik'], dipakai: null } };

/** The text of the CSV, or why there is none. */
async function baca(isi: Buffer, pilihan: Partial<PilihanBuku> = {}): Promise<string> {
  const berkas = path.join(dir, 'buku.xlsx');
  writeFileSync(berkas, isi);
  let teks = '';
  try {
    await bacaBukuKerja(berkas, { ...PILIHAN, ...pilihan }, async (t) => {
      teks += t;
    });
    return teks;
  } catch (galat) {
    if (!(galat instanceof BukuDitolak)) throw galat;
    return galat.rincian;
  }
}

describe('buku kerja yang tidak wajar ditolak seluruhnya, dengan kata apa yang harus dilakukan', () => {
  it.each([...BUKU_BURUK_ZIP, ...BUKU_BURUK_ISI].map((b) => [b.id, b] as const))('%s', async (_id, { isi, sebab }) => {
    expect(await baca(isi())).toBe(sebab in TOLAK_BUKU ? TOLAK_BUKU[sebab as keyof typeof TOLAK_BUKU] : sebab);
  });
});

describe('buku kerja yang ganjil tetapi sah dibaca', () => {
  it.each(BUKU_GANJIL.map((b) => [b.id, b] as const))('%s', async (_id, { isi, csv }) => {
    expect(await baca(isi())).toBe(csv);
  });
});

it('bita mana pun yang berubah: buku kerja ditolak, atau terbaca persis seperti semula', async () => {
  const buku = tulisBuku({
    lembar: [
      {
        baris: [
          ['nip', 'nama'],
          ['0123', 'A'],
          [7, { atribut: 's="1"', isi: '<v>42370</v>' }],
        ],
      },
    ],
  });
  const semula = await baca(buku);
  const tolakan = new Set<string>(Object.values(TOLAK_BUKU));
  let ditolak = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(buku.length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 3 }), async (ubahan) => {
      const lain = Buffer.from(buku);
      for (const [letak, x] of ubahan) lain[letak] = (lain[letak] ?? 0) ^ x;
      const hasil = await baca(lain);
      if (hasil !== semula) {
        expect(tolakan).toContain(hasil);
        ditolak += 1;
      }
    }),
    { numRuns: 250 },
  );
  expect(ditolak).toBeGreaterThan(100);
});

describe('lembar yang diminta', () => {
  const dua = () =>
    tulisBuku({
      lembar: [
        { nama: 'Data', baris: [['a'], ['1']] },
        { nama: 'Acuan', baris: [['b'], ['2']] },
        { nama: 'Rahasia', keadaan: 'hidden', baris: [['c'], ['3']] },
      ],
    });

  it('disebut menurut nama atau nomor urutnya; yang tersembunyi pun boleh bila disebut', async () => {
    expect(await baca(dua(), { lembar: 'acuan' })).toBe('b\n2\n');
    expect(await baca(dua(), { lembar: '1' })).toBe('a\n1\n');
    expect(await baca(dua(), { lembar: 'Rahasia' })).toBe('c\n3\n');
  });

  it('yang tidak ada ditolak dengan nama lembar yang ada; nama yang mirip nomor orang tidak disebut', async () => {
    expect(await baca(dua(), { lembar: 'x' })).toBe('Lembar yang diminta tidak ada. Yang ada: "Data", "Acuan", "Rahasia".');
    expect(await baca(bukuDari([['a']], { nama: '199101012016011900' }), { lembar: 'x' })).toBe('Lembar yang diminta tidak ada. Yang ada: lembar ke-1.');
  });
});

describe('pemisah CSV yang ditulis ditemukan lagi oleh pembacanya', () => {
  it('sebagaimana diminta profil, atau yang tidak membelah nama kolom', async () => {
    expect(await baca(bukuDari([['a', 'b']]), { pemisah: '|' })).toBe('a|b\n');
    expect(await baca(bukuDari([['a, b, c', 'd']]))).toBe('"a, b, c",d\n');
  });
});

describe('batas', () => {
  it('baris yang lebih panjang dari 64 KiB menjadi satu baris yang ditolak pembaca, dan sesudahnya terbaca lagi', async () => {
    const panjang = 'x'.repeat(32_000);
    const teks = await baca(
      bukuDari([
        ['a', 'b', 'c'],
        [panjang, panjang, panjang],
        ['1', '2', '3'],
      ]),
    );
    const baris = teks.split('\n');
    expect(baris[1]?.length).toBe(64 * 1024 + 1);
    expect(baris[2]).toBe('1;2;3');
  });

  it('satu teks yang dirujuk ribuan kali tidak melipatgandakan keluaran satu baris', async () => {
    const sel = '<c t="s"><v>0</v></c>'.repeat(2_000);
    const teks = await baca(
      tulisBuku({
        lembar: [{ xml: lembarXml(`<row><c t="inlineStr"><is><t>a</t></is></c></row><row>${sel}</row>`) }],
        teksBersama: `<sst><si><t>${'y'.repeat(32_000)}</t></si></sst>`,
      }),
    );
    expect(teks.length).toBeLessThan(70_000);
  });

  it('isi yang mengembang melebihi ukuran tertulis dihentikan saat melewatinya', async () => {
    const [lembar, ...lain] = bagianBuku({ lembar: [{ baris: [['a'], ['1']] }] }).toReversed();
    const bom = deflateRawSync(Buffer.concat([Buffer.from(lembar?.isi ?? ''), Buffer.alloc(4 * 1024 * 1024, 32)]));
    const isi = tulisZip([...lain.toReversed(), { nama: lembar?.nama ?? '', isi: lembar?.isi ?? '', padat: bom }]);
    expect(await baca(isi)).toBe(TOLAK_BUKU.UKURAN_BOHONG);
  });
});
