import { isAscii, isUtf8 } from 'node:buffer';
import { dariWindows1252 } from '../../domain/asn/teks.ts';
import type { Saringan } from './saringan.ts';

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

/** Small enough that one accented name does not turn a whole block into two-byte text, which every later step would pay for. */
const KEPING = 8 * 1024;

type Penerima = (baris: BarisFisik) => void;

/** Lines of a piece one by one, for pieces where some lines are no UTF-8. */
function pecahBita(keping: Buffer, mulai: number, terima: Penerima): void {
  let nomor = mulai;
  for (let i = 0; i < keping.length; ) {
    const n = keping.indexOf(10, i);
    const j = n < 0 ? keping.length : n;
    terima({ nomor: nomor++, teks: j - i > BATAS_BARIS ? null : baca(keping.subarray(i, j > i && keping[j - 1] === 13 ? j - 1 : j)) });
    i = j + 1;
  }
}

function pecahKeping(keping: Buffer, mulai: number, terima: Penerima): void {
  const ascii = isAscii(keping);
  if (!ascii && !isUtf8(keping)) {
    pecahBita(keping, mulai, terima);
    return;
  }
  const teks = keping.toString(ascii ? 'latin1' : 'utf8');
  let nomor = mulai;
  for (let i = 0; i < teks.length; ) {
    const n = teks.indexOf('\n', i);
    const j = n < 0 ? teks.length : n;
    terima({ nomor: nomor++, teks: j - i > BATAS_BARIS ? null : teks.slice(i, j > i && teks.charCodeAt(j - 1) === 13 ? j - 1 : j) });
    i = j + 1;
  }
}

/** Who takes the lines of a block, and whether a line may be taken by its bytes alone just now. */
export interface PembacaBlok {
  readonly terima: Penerima;
  readonly saringan: Saringan | null;
  /** True between records: the next line begins one. */
  readonly isBebas: () => boolean;
}

/** Reads whole lines: those that the sieve knows are passed over undecoded, the rest is decoded in pieces. Returns the number of the next line. */
export function bacaBlok(blok: Buffer, mulai: number, { terima, saringan, isBebas }: PembacaBlok): number {
  let nomor = mulai;
  let awal = 0;
  let nomorAwal = mulai;
  const lepas = (sampai: number): void => {
    if (sampai > awal) pecahKeping(blok.subarray(awal, sampai), nomorAwal, terima);
    awal = sampai;
    nomorAwal = nomor;
  };
  for (let i = 0; i < blok.length; ) {
    const n = blok.indexOf(10, i);
    const j = n < 0 ? blok.length : n;
    const berikut = Math.min(j + 1, blok.length);
    if (saringan?.kenal(blok, i, j > i && blok[j - 1] === 13 ? j - 1 : j)) {
      // The lines before it decide whether this one stands inside a quoted field.
      lepas(i);
      if (isBebas()) {
        saringan.lewati(nomor);
        awal = berikut;
        nomorAwal = nomor + 1;
      }
    }
    nomor++;
    i = berikut;
    if (i - awal >= KEPING) lepas(i);
  }
  lepas(blok.length);
  return nomor;
}

/** Whole lines of a byte stream, in blocks bounded by the chunk and the line limit; null stands for one line that is longer and was skipped. */
export async function* potongBaris(isi: AsyncIterable<Buffer>): AsyncGenerator<Buffer | null> {
  let sisa: Buffer = Buffer.alloc(0);
  let melewati = false;
  for await (const potong of isi) {
    let blok = potong;
    if (melewati) {
      const j = blok.indexOf(10);
      if (j < 0) continue;
      yield null;
      melewati = false;
      blok = blok.subarray(j + 1);
    } else if (sisa.length > 0) blok = Buffer.concat([sisa, potong]);
    const akhir = blok.lastIndexOf(10);
    if (akhir >= 0) yield blok.subarray(0, akhir + 1);
    sisa = Buffer.from(blok.subarray(akhir + 1));
    if (sisa.length > BATAS_BARIS) {
      melewati = true;
      sisa = Buffer.alloc(0);
    }
  }
  if (melewati) yield null;
  else if (sisa.length > 0) yield sisa;
}
