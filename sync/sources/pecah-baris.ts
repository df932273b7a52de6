import { isAscii, isUtf8 } from 'node:buffer';
import { dariWindows1252 } from '../../domain/asn/teks.ts';

/** Longest physical line and longest record, in bytes. */
export const BATAS_BARIS = 64 * 1024;

/** UTF-8, or Windows-1252 where the bytes are no UTF-8 (old MySQL exports): nothing is lost either way. */
function baca(potongan: Buffer): string {
  if (isAscii(potongan)) return potongan.toString('latin1');
  return isUtf8(potongan) ? potongan.toString('utf8') : dariWindows1252(potongan.toString('latin1'));
}

/** A physical line, or null for one over the limit. */
export interface BarisFisik {
  readonly nomor: number;
  readonly teks: string | null;
}

const tanpaCr = (teks: string): string => (teks.charCodeAt(teks.length - 1) === 13 ? teks.slice(0, -1) : teks);

/** Small enough that one accented name does not turn a whole block into two-byte text, which every later step would pay for. */
const KEPING = 8 * 1024;

function pecahKeping(keping: Buffer, mulai: number, hasil: BarisFisik[]): number {
  let nomor = mulai;
  const ascii = isAscii(keping);
  if (!ascii && !isUtf8(keping)) {
    for (let i = 0; i < keping.length; ) {
      const j = keping.indexOf(10, i);
      hasil.push({ nomor: nomor++, teks: j - i > BATAS_BARIS ? null : tanpaCr(baca(keping.subarray(i, j))) });
      i = j + 1;
    }
    return nomor;
  }
  const teks = keping.toString(ascii ? 'latin1' : 'utf8');
  for (let i = 0; i < teks.length; ) {
    const j = teks.indexOf('\n', i);
    hasil.push({ nomor: nomor++, teks: j - i > BATAS_BARIS ? null : teks.slice(i, teks.charCodeAt(j - 1) === 13 && j > i ? j - 1 : j) });
    i = j + 1;
  }
  return nomor;
}

/** Splits whole lines; where some lines are no UTF-8 it goes line by line. A line over the limit has no text. */
function pecahBlok(blok: Buffer, mulai: number): BarisFisik[] {
  const hasil: BarisFisik[] = [];
  let nomor = mulai;
  for (let i = 0; i < blok.length; ) {
    const j = blok.indexOf(10, Math.min(i + KEPING, blok.length - 1)) + 1;
    nomor = pecahKeping(blok.subarray(i, j), nomor, hasil);
    i = j;
  }
  return hasil;
}

/** Physical lines of a byte stream, in blocks of memory bounded by the chunk and the line limit; a longer line is skipped and named once. */
export async function* pecahBaris(isi: AsyncIterable<Buffer>): AsyncGenerator<BarisFisik[]> {
  let sisa: Buffer = Buffer.alloc(0);
  let melewati = false;
  let nomor = 1;
  for await (const potong of isi) {
    let blok = potong;
    if (melewati) {
      const j = blok.indexOf(10);
      if (j < 0) continue;
      yield [{ nomor: nomor++, teks: null }];
      melewati = false;
      blok = blok.subarray(j + 1);
    } else if (sisa.length > 0) blok = Buffer.concat([sisa, potong]);
    const akhir = blok.lastIndexOf(10);
    if (akhir >= 0) {
      const baris = pecahBlok(blok.subarray(0, akhir + 1), nomor);
      nomor += baris.length;
      yield baris;
    }
    sisa = Buffer.from(blok.subarray(akhir + 1));
    if (sisa.length > BATAS_BARIS) {
      melewati = true;
      sisa = Buffer.alloc(0);
    }
  }
  if (melewati) yield [{ nomor, teks: null }];
  else if (sisa.length > 0) yield [{ nomor, teks: tanpaCr(baca(sisa)) }];
}
