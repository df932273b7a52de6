/** Where each value of a JSON text stands, by path ("bidang[2].ubah[0]"), as line numbers from 1. */
export type PetaBaris = ReadonlyMap<string, number>;

export type HasilPosisi =
  | { readonly sah: true; readonly peta: PetaBaris; readonly nilai: unknown }
  | { readonly sah: false; readonly baris: number; readonly sebab: string };

const SPASI = /[\s]*/y;
const TEKS = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;
const POLOS = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const KEDALAMAN = 32;

class Rusak extends RangeError {
  readonly letak: number;
  constructor(letak: number, sebab: string) {
    super(sebab);
    this.letak = letak;
  }
}

/** Reads a JSON text and remembers the line of every value; a key written twice or a fault is reported with its line. */
export function posisiJson(teks: string): HasilPosisi {
  const peta = new Map<string, number>();
  let i = 0;
  let barisKini = 1;
  let dihitung = 0;
  const barisDi = (letak: number): number => {
    for (; dihitung < letak; dihitung++) if (teks.charCodeAt(dihitung) === 10) barisKini++;
    return barisKini;
  };
  const ambil = (pola: RegExp): string | undefined => {
    pola.lastIndex = i;
    const cocok = pola.exec(teks)?.[0];
    if (cocok !== undefined) i += cocok.length;
    return cocok;
  };
  const lewati = (tanda: string): boolean => {
    ambil(SPASI);
    if (teks[i] !== tanda) return false;
    i++;
    return true;
  };
  const teksKunci = (): string => {
    const mentah = ambil(TEKS);
    if (mentah === undefined) throw new Rusak(i, 'kunci atau tanda kutip salah');
    try {
      return JSON.parse(mentah) as string;
    } catch {
      throw new Rusak(i, 'teks salah tulis');
    }
  };
  const nilai = (jalur: string, dalam: number): unknown => {
    ambil(SPASI);
    if (dalam > KEDALAMAN) throw new Rusak(i, 'terlalu dalam');
    peta.set(jalur, barisDi(i));
    if (lewati('{')) {
      const hasil: Record<string, unknown> = {};
      for (let pertama = true; !lewati('}'); pertama = false) {
        if (!pertama && !lewati(',')) throw new Rusak(i, 'koma atau kurung kurawal tutup diharapkan');
        ambil(SPASI);
        const kunci = teksKunci();
        if (Object.hasOwn(hasil, kunci)) throw new Rusak(i, `kunci "${kunci}" ditulis dua kali`);
        if (!lewati(':')) throw new Rusak(i, 'titik dua diharapkan');
        const isi = nilai(jalur === '' ? kunci : `${jalur}.${kunci}`, dalam + 1);
        Object.defineProperty(hasil, kunci, { value: isi, enumerable: true, writable: true, configurable: true });
      }
      return hasil;
    }
    if (lewati('[')) {
      const hasil: unknown[] = [];
      while (!lewati(']')) {
        if (hasil.length > 0 && !lewati(',')) throw new Rusak(i, 'koma atau kurung siku tutup diharapkan');
        hasil.push(nilai(`${jalur}[${hasil.length}]`, dalam + 1));
      }
      return hasil;
    }
    if (teks[i] === '"') return teksKunci();
    const polos = ambil(POLOS);
    if (polos === undefined) throw new Rusak(i, 'nilai diharapkan');
    return JSON.parse(polos) as unknown;
  };
  try {
    const isi = nilai('', 0);
    ambil(SPASI);
    if (i < teks.length) throw new Rusak(i, 'ada sisa setelah objek');
    return { sah: true, peta, nilai: isi };
  } catch (galat) {
    if (galat instanceof Rusak) return { sah: false, baris: teks.slice(0, galat.letak).split('\n').length, sebab: galat.message };
    throw galat;
  }
}
