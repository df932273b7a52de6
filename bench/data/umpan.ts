import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bacaInstansi, bukaBerkas, type InstansiTertulis, letakBaris } from '../../contoh/baca-bangsa.ts';
import { buatBangsa } from '../../contoh/bangsa.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { BENIH, folderBench } from './tempat.ts';

/** About the size of a large instansi; 5 million rows are a hundred of them. */
const PER_INSTANSI = 50_000;
const NIK_DASAR = 9_900_000_000_000_000n;

export interface DataUmpan {
  /** Folder of the small nation that gives references, crosswalk and the rows to copy. */
  readonly bangsa: string;
  /** The instansi whose profile, crosswalk and rows every feed of the bench uses. */
  readonly contoh: InstansiTertulis;
  readonly instansi: number;
  readonly berkas: (instansi: number, versi: VersiUmpan) => string;
  readonly bita: number;
}

/** The same people twice; in the second file one row in a hundred has another birth date. */
export type VersiUmpan = 'awal' | 'satu_persen';

interface Pola {
  readonly judul: string;
  /** Rows taken apart at NIP, birth date and NIK. */
  readonly baris: readonly (readonly string[])[];
}

function bacaPola(bangsa: string, i: InstansiTertulis): Pola {
  const b = bukaBerkas(bangsa, i, 'SIMPEG');
  const baris: string[][] = [];
  for (const letak of letakBaris(b)) {
    const teks = b.teks.slice(letak, b.teks.indexOf('\n', letak));
    const [nip = '', lahir = '', nik = ''] = ['nip', 'tlahir', 'nik'].map((k) => b.sel(letak)[b.kolom.indexOf(k)] ?? '');
    const potong = /^\d{18}$/.test(nip) && lahir !== '' && nik !== '' ? teks.split(new RegExp(`${nip}|${lahir}|${nik}`)) : [];
    if (potong.length === 4) baris.push(potong);
  }
  if (baris.length < 20) throw new Kesalahan('INTERNAL', 'bangsa bench tidak memberi baris contoh');
  return { judul: b.teks.slice(0, b.awal - 1), baris };
}

const dua = (n: number): string => String(n).padStart(2, '0');

/** One row of person `n`: a NIP of its own, everything else as one of the invented people has it. */
function susunBaris(pola: Pola, n: number, berubah: boolean): string {
  const [awal = '', nama = '', tengah = '', akhir = ''] = pola.baris[n % pola.baris.length] ?? [];
  const lahir = [1960 + (Math.floor(n / 336) % 40), 1 + (Math.floor(n / 28) % 12), 1 + (n % 28)] as const;
  const urut = Math.floor(n / 13_440);
  const nip = `${lahir[0]}${dua(lahir[1])}${dua(lahir[2])}${2_010 + (Math.floor(urut / 99) % 10)}${dua(1 + (Math.floor(urut / 990) % 12))}1${dua(1 + (urut % 99))}9`;
  const tanggal = `${lahir[0]}-${dua(lahir[1])}-${dua(berubah ? 1 + ((n + 1) % 28) : lahir[2])}`;
  return `${awal}${nip}${nama}${tanggal}${tengah}${NIK_DASAR + BigInt(n)}${akhir}\n`;
}

async function tulisBerkas(jalur: string, pola: Pola, rentang: { dari: number; sampai: number; persen: boolean }): Promise<number> {
  const arus = createWriteStream(jalur);
  arus.write(`${pola.judul}\n`);
  for (let n = rentang.dari; n < rentang.sampai; ) {
    let teks = '';
    for (const batas = Math.min(n + 2_000, rentang.sampai); n < batas; n++) teks += susunBaris(pola, n, rentang.persen && n % 100 === 0);
    if (!arus.write(teks)) await once(arus, 'drain');
  }
  arus.end();
  await once(arus, 'close');
  return arus.bytesWritten;
}

/** Writes the feeds of the bench once; they are kept below SIMPUL_DATA/bench. */
export async function siapkanUmpan(baris: number, cerita: (teks: string) => void): Promise<DataUmpan> {
  const dir = path.join(folderBench(), `umpan-${baris}`);
  const bangsa = path.join(dir, 'bangsa');
  const cap = path.join(dir, 'selesai');
  if (!existsSync(cap)) {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    await buatBangsa({ dir: bangsa, pegawai: 1_200, instansi: 8, benih: BENIH });
  }
  const contoh = bacaInstansi(bangsa).find((i) => i.profilId === 'simpeg-a');
  if (contoh === undefined) throw new Kesalahan('INTERNAL', 'bangsa bench tidak memuat profil simpeg-a');
  const instansi = Math.max(1, Math.ceil(baris / PER_INSTANSI));
  const berkas = (no: number, versi: VersiUmpan): string => path.join(dir, `${no}.${versi}.csv`);
  const pola = bacaPola(bangsa, contoh);
  let bita = 0;
  for (let no = 0; no < instansi && !existsSync(cap); no++) {
    const rentang = { dari: no * PER_INSTANSI, sampai: Math.min(baris, (no + 1) * PER_INSTANSI) };
    bita += await tulisBerkas(berkas(no, 'awal'), pola, { ...rentang, persen: false });
    await tulisBerkas(berkas(no, 'satu_persen'), pola, { ...rentang, persen: true });
    if (no % 10 === 9) cerita(`  berkas ${no + 1} dari ${instansi}`);
  }
  if (!existsSync(cap)) writeFileSync(cap, String(bita));
  return { bangsa, contoh, instansi, berkas, bita };
}
