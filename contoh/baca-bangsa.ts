import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kesalahan } from '../domain/kesalahan.ts';
import type { InstansiContoh } from './instansi.ts';
import { skemaDari } from './skema/daftar.ts';
import type { Kamus } from './skema/kolom.ts';
import { barisCsv, pecahCsv, susunNdjson } from './tulis-baris.ts';

export type InstansiTertulis = Omit<InstansiContoh, 'jumlah' | 'awal'>;

/** One raw pegawai file in memory, row by row; only the row in question is taken apart. */
export interface Berkas {
  readonly jalur: string;
  readonly kolom: readonly string[];
  readonly kolomNip: string;
  readonly teks: string;
  /** Offset of the first data row. */
  readonly awal: number;
  readonly sel: (letak: number) => readonly string[];
  /** The whole text with the row at that offset replaced. */
  readonly denganBaris: (letak: number, sel: readonly string[]) => string;
}

export function bacaJson<T>(jalur: string): T {
  if (!existsSync(jalur)) throw new Kesalahan('TIDAK_DITEMUKAN', 'Bangsa contoh belum dibuat.');
  return JSON.parse(readFileSync(jalur, 'utf8')) as T;
}

export const bacaInstansi = (dir: string): readonly InstansiTertulis[] => bacaJson(join(dir, 'rujukan', 'instansi.json'));

const akhirBaris = (teks: string, letak: number): number => {
  const akhir = teks.indexOf('\n', letak);
  return akhir < 0 ? teks.length : akhir;
};

function ambilJalur(objek: unknown, jalur: string): string {
  let kini = objek;
  for (const k of jalur.split('.')) kini = typeof kini === 'object' && kini !== null ? (kini as Record<string, unknown>)[k] : null;
  return kini === null || kini === undefined ? '' : String(kini);
}

/** Opens the pegawai file of one side of one instansi. */
export function bukaBerkas(dir: string, i: InstansiTertulis, sisi: 'BKN' | 'SIMPEG'): Berkas {
  const skema = skemaDari(i.profilId);
  const format = sisi === 'BKN' ? 'csv' : skema.format;
  const jalur = join(dir, sisi === 'BKN' ? 'bkn' : 'simpeg', `${i.kodeCepat}.pegawai.${format}`);
  const teks = existsSync(jalur) ? readFileSync(jalur, 'utf8') : '';
  const barisDi = (letak: number): string => teks.slice(letak, akhirBaris(teks, letak));
  const ganti = (letak: number, baris: string): string => `${teks.slice(0, letak)}${baris}${teks.slice(akhirBaris(teks, letak) + 1)}`;
  if (format === 'ndjson') {
    const kolom = skema.kolom.map((k) => k.nama);
    const susun = susunNdjson(skema.kolom);
    const sel = (letak: number): string[] => {
      const objek: unknown = JSON.parse(barisDi(letak));
      return kolom.map((k) => ambilJalur(objek, k));
    };
    return { jalur, kolom, kolomNip: 'nip', teks, awal: 0, sel, denganBaris: (letak, s) => ganti(letak, susun(s)) };
  }
  const judul = barisDi(0);
  const pemisah = judul.split(';').length > judul.split(',').length ? ';' : ',';
  const kolom = pecahCsv(judul, pemisah);
  const kolomNip = kolom.find((k) => ['nip_baru', 'NIP_BARU', 'nip'].includes(k)) ?? 'nip';
  return {
    jalur,
    kolom,
    kolomNip,
    teks,
    awal: judul.length + 1,
    sel: (letak) => pecahCsv(barisDi(letak), pemisah),
    denganBaris: (letak, s) => ganti(letak, barisCsv(s, pemisah)),
  };
}

/** Offsets of all data rows. */
export function* letakBaris(b: Berkas): Generator<number> {
  for (let letak = b.awal; letak < b.teks.length; letak = akhirBaris(b.teks, letak) + 1) yield letak;
}

/** Offset of the row whose NIP cell holds these digits, however spaced or quoted; null when there is none. */
export function cariBaris(b: Berkas, nip: string): number | null {
  const i = b.kolom.indexOf(b.kolomNip);
  const cocok = (letak: number): boolean => (b.sel(letak)[i] ?? '').replace(/\D/g, '') === nip;
  for (let di = b.teks.indexOf(nip); di >= 0; di = b.teks.indexOf(nip, di + 1)) {
    const letak = b.teks.lastIndexOf('\n', di) + 1;
    if (letak >= b.awal && cocok(letak)) return letak;
  }
  const berspasi = `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`;
  const di = b.teks.indexOf(berspasi);
  return di < 0 ? null : b.teks.lastIndexOf('\n', di) + 1;
}

/** SIASN id -> local code, from the crosswalk file of the instansi. */
export function bacaKamus(dir: string, i: InstansiTertulis): Kamus {
  const unor = new Map<string, string>();
  const jabatan = new Map<string, string>();
  for (const baris of readFileSync(join(dir, 'padanan', `${i.kodeCepat}.csv`), 'utf8')
    .split('\n')
    .slice(1)) {
    const [tabel, lokal = '', siasn = ''] = pecahCsv(baris, ',');
    const peta = tabel === 'unor' ? unor : jabatan;
    if (lokal !== '' && !peta.has(siasn)) peta.set(siasn, lokal);
  }
  return { unor, jabatan };
}
