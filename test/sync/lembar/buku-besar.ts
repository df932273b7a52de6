import { constants, crc32, deflateRawSync } from 'node:zlib';
import { bagianBuku, lembarXml } from './tulis-buku.ts';
import { type BagianZip, tulisZip } from './tulis-zip.ts';

const MB = 1024 * 1024;

/** Inflated content of any size at the cost of one block: flushed pieces of a deflate stream may be repeated. */
function ulang(awal: string, blok: Buffer, kali: number, akhir: string): Required<Pick<BagianZip, 'isi' | 'padat' | 'crc' | 'ukuran'>> {
  const potong = (b: Buffer): Buffer => deflateRawSync(b, { finishFlush: constants.Z_FULL_FLUSH });
  const padatBlok = potong(blok);
  const padat = Buffer.concat([potong(Buffer.from(awal)), ...Array.from({ length: kali }, () => padatBlok), deflateRawSync(Buffer.from(akhir))]);
  let crc = crc32(awal);
  for (let i = 0; i < kali; i++) crc = crc32(blok, crc);
  return { isi: '', padat, crc: crc32(akhir, crc), ukuran: awal.length + blok.length * kali + akhir.length };
}

const dengan = (nama: string, ganti: Partial<BagianZip>): Buffer =>
  tulisZip(bagianBuku({ lembar: [{ baris: [['a'], ['1']] }] }).map((b) => (b.nama === nama ? { ...b, ...ganti } : b)));

const [AWAL = '', AKHIR = ''] = lembarXml('<row><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>|').split('|');
const LEMBAR = 'xl/worksheets/sheet1.xml';

/** Rows of about 2 KB that do not shrink well. */
function blokBaris(bita: number): Buffer {
  let benih = 7;
  const acak = (): string => {
    benih = (benih * 1_103_515_245 + 12_345) % 2_147_483_648;
    return benih.toString(36);
  };
  let isi = '';
  while (isi.length < bita)
    isi += `<row><c t="inlineStr"><is><t>${Array.from({ length: 150 }, acak).join('')}</t></is></c><c t="inlineStr"><is><t>${acak().repeat(150)}</t></is></c></row>`;
  return Buffer.from(isi);
}

/** Workbooks that are small, and large once inflated. */
export const BUKU_BESAR: Readonly<Record<string, () => Buffer>> = {
  /** Honest about it, and under the ratio: read to its end. */
  'isi-300-mb': () => dengan(LEMBAR, ulang(AWAL, blokBaris(MB), 300, AKHIR)),
  'rasio-300-mb': () => dengan(LEMBAR, ulang(AWAL, Buffer.alloc(MB, 32), 300, AKHIR)),
  'bohong-300-mb': () => dengan(LEMBAR, { ...ulang(AWAL, blokBaris(MB), 300, AKHIR), ukuran: 5 * MB }),
  'teks-10-juta': () => {
    const isi = ulang('<sst>', Buffer.from('<si/>'.repeat(100_000)), 100, '</sst>');
    // Padded with what does not shrink, so that the ratio alone does not give it away.
    const ampas = Buffer.from(`<!--${blokBaris(MB).toString().replaceAll('-', '').replace(/[<>]/g, '')}-->`);
    const bagian = deflateRawSync(ampas, { finishFlush: constants.Z_FULL_FLUSH });
    return dengan('xl/sharedStrings.xml', { ...isi, padat: Buffer.concat([bagian, isi.padat]), crc: 0, ukuran: isi.ukuran + ampas.length });
  },
};
