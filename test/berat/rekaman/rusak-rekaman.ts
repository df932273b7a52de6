import { type Baris, barisCsv, judul, KOLOM, orangKe } from '../../sync/masukan-buruk/korpus/bentuk.ts';
import type { acakUji } from '../../sync/mesin.ts';

type Acak = ReturnType<typeof acakUji>;
type Bentuk = 'csv' | 'ndjson';

/** People of whom files are made; more would share NIPs. */
const ORANG = 12_000;
const SEL_KOTOR = [
  '',
  ' ',
  '31-02-1990',
  '1,98E+17',
  '\u202eX',
  'JOS\u00c3\u00a9',
  '\u0000',
  '=1+1',
  '\uff11\uff12',
  'null',
  '-',
  'x'.repeat(300),
  '\ufffd',
  '0',
] as const;
/** Bytes that end a line, or in CSV may join it to the next one: with them nobody could say how many records were sent. */
const PEMISAH: Readonly<Record<Bentuk, readonly number[]>> = { csv: [10, 13, 34], ndjson: [10, 13] };

/** A file and what its writer knows of it; numbers of lines count from 1. */
export interface BerkasRusak {
  readonly isi: Buffer;
  readonly bentuk: Bentuk;
  readonly rekaman: number;
  /** Lines of damaged records, with the digits that stand where a NIP does. */
  readonly cacat: ReadonlyMap<number, string>;
  /** Records that repeat an earlier one to the letter. */
  readonly kembar: number;
  /** Undamaged people with the name that was written of them. */
  readonly utuh: ReadonlyMap<string, string>;
}

/** Random bytes in place of a few. */
function rusakBita(baris: Buffer, bentuk: Bentuk, { angka }: Acak): Buffer {
  const b = Buffer.from(baris);
  for (let n = 1 + angka(5); n > 0; n -= 1) {
    const bita = angka(256);
    const di = angka(b.length);
    // What was a boundary stays one, what was none becomes none.
    if (!PEMISAH[bentuk].includes(bita) && !PEMISAH[bentuk].includes(b[di] ?? 10)) b[di] = bita;
  }
  return b;
}

const MACAM = ['bita', 'sel', 'potong', 'pecah', 'sisip', 'kolom'] as const;
const tulis = (orang: Baris, bentuk: Bentuk): Buffer => Buffer.from(bentuk === 'csv' ? barisCsv(orang) : JSON.stringify(orang));

/** One record with one damage, as the lines that it becomes: two when it was broken. */
function rusakkan(orang: Baris, bentuk: Bentuk, acak: Acak): readonly Buffer[] {
  const { angka, pilih } = acak;
  const baris = tulis(orang, bentuk);
  const di = 1 + angka(baris.length - 2);
  switch (pilih(MACAM)) {
    case 'bita':
      return [rusakBita(baris, bentuk, acak)];
    case 'sel':
      return [tulis({ ...orang, [pilih(KOLOM)]: pilih(SEL_KOTOR) }, bentuk)];
    case 'potong':
      return [baris.subarray(0, di)];
    case 'pecah':
      return [baris.subarray(0, di), baris.subarray(di)];
    case 'sisip':
      return [Buffer.concat([baris.subarray(0, di), rusakBita(baris.subarray(0, 1 + angka(30)), bentuk, acak), baris.subarray(di)])];
    case 'kolom':
      return [Buffer.concat([baris, Buffer.from(bentuk === 'csv' ? ';' : '}')])];
  }
}

const angkaNip = (baris: string, bentuk: Bentuk): string =>
  ((bentuk === 'csv' ? baris.split(';')[0] : /nip_baru"\s*:\s*"([^"]*)/.exec(baris)?.[1]) ?? '').replace(/\D/g, '');

/** A file of so many people, one in seven damaged, some twice, in any order; the first line stays whole, since it says what the file is. */
export function tulisBerkasRusak(banyak: number, versi: number, acak: Acak): BerkasRusak {
  const { angka, kocok, pilih } = acak;
  const bentuk = pilih(['csv', 'ndjson'] as const);
  const awal = angka(ORANG - banyak);
  const semuaNip = new Set(Array.from({ length: banyak }, (_, i) => orangKe(awal + i)['nip_baru'] ?? ''));
  const utuh = new Map<string, string>();
  let kembar = 0;
  const satu = (urut: number, bolehRusak: boolean): { baris: Buffer; cacat: boolean }[] => {
    const dasar = orangKe(urut);
    const orang = angka(3) === 0 ? { ...dasar, nama: `ORANG CONTOH VERSI ${'ABCDEFGHIJ'[versi % 10]}` } : dasar;
    if (bolehRusak && angka(7) === 0) {
      const rusak = rusakkan(orang, bentuk, acak);
      // A digit that makes somebody else of this file leaves open which of the two is to be refused.
      const salahOrang = rusak.map((b) => angkaNip(b.toString('utf8'), bentuk)).some((nip) => nip !== orang['nip_baru'] && semuaNip.has(nip));
      if (!salahOrang) return rusak.map((baris) => ({ baris, cacat: true }));
    }
    utuh.set(orang['nip_baru'] ?? '', orang['nama'] ?? '');
    const baris = { baris: tulis(orang, bentuk), cacat: false };
    if (angka(40) !== 0) return [baris];
    kembar += 1;
    return [baris, baris];
  };
  const [pertama = [], ...lain] = Array.from({ length: banyak }, (_, i) => satu(awal + i, i > 0));
  const semua = [...pertama, ...kocok(lain.flat())].filter(({ baris }) => baris.toString('utf8').trim() !== '');
  const kepala = bentuk === 'csv' ? [Buffer.from(judul())] : [];
  const cacat = new Map(semua.flatMap((b, i) => (b.cacat ? [[i + 1 + kepala.length, angkaNip(b.baris.toString('utf8'), bentuk)] as const] : [])));
  const isi = Buffer.concat([...kepala, ...semua.map((b) => b.baris)].flatMap((b) => [b, Buffer.from('\n')]));
  return { isi, bentuk, rekaman: semua.length, cacat, kembar, utuh };
}
