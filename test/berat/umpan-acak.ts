import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { JenisSumber } from '../../sync/sources/sumber-berkas.ts';
import type { acakUji, Mesin, SisiUji } from '../sync/mesin.ts';

type Acak = ReturnType<typeof acakUji>;

const KOTOR = [
  '',
  ' ',
  '"',
  '31-02-1990',
  '00-00-0000',
  '1,98E+17',
  '\u202eX',
  'JOS\u00c3\u00a9',
  '\u0000',
  '=1+1',
  '33375',
  '\uff11\uff12',
  'null',
  '-',
  ';',
  'x'.repeat(300),
  '\ufffd',
  '0',
] as const;

/** One file of one instansi, taken apart into lines. */
interface Lembar {
  readonly judul: string;
  readonly baris: readonly string[];
  readonly akhiran: string;
}

interface LetakLembar {
  readonly no: number;
  readonly sisi: SisiUji;
  readonly jenis?: JenisSumber;
}

export function bacaLembar(dir: string, m: Mesin, { no, sisi, jenis = 'pegawai' }: LetakLembar): Lembar {
  const nama = path.join(dir, sisi.toLowerCase(), `${m.instansiKe(no).kodeCepat}.${jenis}`);
  const akhiran = existsSync(`${nama}.ndjson`) ? '.ndjson' : '.csv';
  const teks = existsSync(nama + akhiran) ? readFileSync(nama + akhiran, 'utf8') : '';
  const awal = akhiran === '.csv' ? teks.indexOf('\n') + 1 : 0;
  return {
    judul: teks.slice(0, awal),
    baris: teks
      .slice(awal)
      .split('\n')
      .filter((t) => t !== ''),
    akhiran,
  };
}

let nomor = 0;
/** Writes lines as one more feed file of the machine. */
export function tulisLembar(m: Mesin, { judul, akhiran }: Lembar, baris: readonly string[]): string {
  const dir = path.join(m.sumber, '..', 'acak');
  mkdirSync(dir, { recursive: true });
  const jalur = path.join(dir, `${process.pid}-${++nomor}${akhiran}`);
  writeFileSync(jalur, `${judul}${baris.map((b) => `${b}\n`).join('')}`);
  return jalur;
}

/** One dirty value somewhere in a line, whatever the format. */
function kotori(baris: string, { angka, pilih }: Acak): string {
  const dari = angka(baris.length);
  return `${baris.slice(0, dari)}${pilih(KOTOR)}${baris.slice(dari + angka(9))}`;
}

/** Another feed of the same people: some lines dirty, some gone, some twice, in another order. */
export function acakBaris(baris: readonly string[], acak: Acak): string[] {
  const { angka, kocok } = acak;
  const hasil = baris.flatMap((b) => {
    const macam = angka(40);
    return macam === 0 ? [] : macam === 1 ? [b, b] : macam < 8 ? [kotori(b, acak)] : [b];
  });
  return angka(2) === 0 ? kocok(hasil) : hasil;
}

/** Lines that the engine refuses in this feed: what remains of them depends on what was known before, by design. */
export async function barisDitolak(m: Mesin, tarikan: string): Promise<ReadonlySet<string>> {
  const baris = await sqlUntukIrisan(m.basis.url, (sql) => sql<{ isi: string | null }[]>`select isi from baris_ditolak where tarikan = ${tarikan}`);
  return new Set(baris.map((b) => b.isi ?? ''));
}
