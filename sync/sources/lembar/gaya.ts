import { BATAS_BUKU } from './batas.ts';
import { tolakBuku } from './ditolak.ts';
import { type Atribut, uraiXml } from './urai-xml.ts';

/** Built-in number formats that show a date or a time (ECMA-376 part 1, 18.8.30, with those of East Asia). */
const BAWAAN = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
/** Literals, escapes, colours, conditions and locales say nothing; elapsed hours, minutes and seconds do. */
const BUKAN_LAMBANG = /"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;

/** Whether a number under this format code is shown as a date. */
export function isFormatTanggal(kode: string): boolean {
  const pertama = kode.replace(BUKAN_LAMBANG, '').split(';')[0] ?? '';
  return !/general/i.test(pertama) && /[dmyhs]/i.test(pertama);
}

const bilangan = (teks: string | undefined): number => (/^\d{1,9}$/.test(teks ?? '') ? Number(teks) : 0);

/** For each cell style of a workbook, by its number: whether it shows dates. Throws BukuDitolak. */
export async function bacaGaya(potongan: AsyncIterable<Buffer>): Promise<readonly boolean[]> {
  const buatan = new Map<number, boolean>();
  const gaya: number[] = [];
  let dalamSel = false;
  await uraiXml(potongan, {
    buka(nama: string, a: Atribut): void {
      if (nama === 'cellXfs') dalamSel = true;
      else if (nama === 'numFmt') buatan.set(bilangan(a['numFmtId']), isFormatTanggal(a['formatCode'] ?? ''));
      else if (nama === 'xf' && dalamSel) gaya.push(bilangan(a['numFmtId']));
      if (gaya.length > BATAS_BUKU.gaya || buatan.size > BATAS_BUKU.gaya) throw tolakBuku('TERLALU_BANYAK');
    },
    tutup(nama: string): void {
      if (nama === 'cellXfs') dalamSel = false;
    },
  });
  return gaya.map((id) => buatan.get(id) ?? BAWAAN(id));
}
