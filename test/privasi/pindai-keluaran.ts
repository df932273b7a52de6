import { createReadStream, readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { TANDA_ORANG } from './tanda-orang.ts';

/** Where a person shows, not who: the finding itself is an output too. */
export interface Temuan {
  readonly berkas: string;
  readonly baris: number;
  readonly jenis: string;
}

export interface HasilPindai {
  readonly berkas: number;
  readonly baris: number;
  readonly temuan: readonly Temuan[];
}

/** Kinds of person marks in one line. */
export const tandaPada = (teks: string): readonly string[] => TANDA_ORANG.filter(({ pola }) => pola.test(teks)).map(({ jenis }) => jenis);

/** Looks through every file of a folder, line by line. */
export async function pindaiKeluaran(folder: string): Promise<HasilPindai> {
  const berkas = readdirSync(folder).sort();
  const temuan: Temuan[] = [];
  let jumlah = 0;
  for (const nama of berkas) {
    let baris = 0;
    for await (const teks of createInterface({ input: createReadStream(path.join(folder, nama)), crlfDelay: Number.POSITIVE_INFINITY })) {
      baris += 1;
      temuan.push(...tandaPada(teks).map((jenis) => ({ berkas: nama, baris, jenis })));
    }
    jumlah += baris;
  }
  return { berkas: berkas.length, baris: jumlah, temuan };
}
