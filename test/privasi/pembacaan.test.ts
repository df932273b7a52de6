import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { grafSkema, isUnion } from '../../docs/graf-skema.ts';
import { BACAAN } from '../../domain/akses-data.ts';
import { rekamPerintah } from '../support/perintah.ts';
import { BIDANG_BUKAN_DATA, JALUR, JENIS_BEBAS, JENIS_TERJEJAK, PERINTAH } from './pembacaan.ts';

const AKAR = new URL('../../', import.meta.url).pathname;
const GRAF = grafSkema();
/** Words in the name of a plain field that speak of protected data. */
const TERLINDUNG = /lahir|nik|usia|hukum|disiplin|sanksi|pelanggar|temuan|aduan|blokir|pidana/i;
const TURUNAN = /(Edge|Koneksi|Payload)$/;
const jenisSkema = (): string[] => Object.keys(GRAF).filter((j) => !isUnion(GRAF, j) && !TURUNAN.test(j));
const bebas = Object.values(JENIS_BEBAS).flatMap((daftar) => daftar.split(' '));
const sumber = (...ruang: string[]): string[] =>
  ruang.flatMap((r) =>
    readdirSync(`${AKAR}${r}`, { recursive: true, encoding: 'utf8' }).flatMap((b) => (b.endsWith('.ts') ? [readFileSync(`${AKAR}${r}/${b}`, 'utf8')] : [])),
  );

/** Names below one command, in the order of its help; an alias is not a second command. */
async function anak(jalur: readonly string[]): Promise<string[]> {
  const { keluar } = await rekamPerintah([...jalur, '--help'], {});
  return [...(/\nCommands:\n([\s\S]*)$/.exec(keluar)?.[1] ?? '').matchAll(/^ {2}([a-z][\w-]*)/gm)].map((m) => String(m[1])).filter((n) => n !== 'help');
}
async function daun(jalur: readonly string[] = []): Promise<string[]> {
  const bawah = await anak(jalur);
  return bawah.length === 0 ? [jalur.join(' ')] : (await Promise.all(bawah.map((n) => daun([...jalur, n])))).flat();
}

describe('setiap jalan yang menyerahkan data orang tercatat pada daftar pembacaan; yang baru tanpa catatan gagal di sini', () => {
  test('setiap jenis pada skema gabungan meninggalkan jejak, atau tertulis mengapa tidak', () => {
    expect([...Object.keys(JENIS_TERJEJAK), ...bebas].sort()).toEqual(jenisSkema().sort());
  });

  test('bungkus daftar dan jawaban mutasi hanya menyebut jenis yang terdaftar, dan tidak membawa isi sendiri', () => {
    const halaman = Object.entries(GRAF).filter(([j]) => /(Edge|Koneksi)$/.test(j));
    expect(halaman.length).toBeGreaterThan(20);
    for (const [j, bidang] of halaman)
      expect(
        Object.entries(bidang)
          .filter(([, ke]) => ke === null)
          .map(([b]) => b)
          .filter((b) => !['cursor', 'jumlah'].includes(b)),
        j,
      ).toEqual([]);
  });

  test('bidang polos pada jenis tanpa jejak yang namanya menyebut data terlindung tertulis sebagai bukan data itu', () => {
    const polos = [...bebas, 'Pegawai'].flatMap((j) => Object.entries(GRAF[j] ?? {}).flatMap(([b, ke]) => (ke === null ? [`${j}.${b}`] : [])));
    expect(polos.filter((b) => TERLINDUNG.test(b.split('.')[1] ?? '')).sort()).toEqual([...BIDANG_BUKAN_DATA].sort());
  });

  test('setiap perintah simpul meninggalkan jejak, atau tertulis mengapa tidak', { timeout: 60_000 }, async () => {
    expect((await daun()).sort()).toEqual(Object.keys(PERINTAH).sort());
  });

  test('setiap jalur HTTP yang dapat diminta meninggalkan jejak, atau tertulis mengapa tidak', () => {
    const rute = sumber('bin/akar', 'sync').flatMap((teks) => [...teks.matchAll(/metode: 'GET',\s*jalur: (?:'([^']+)'|`\$\{AWALAN\}([^`]+)`)/g)]);
    expect(rute.map((m) => m[1] ?? `/v1/unggahan${m[2]}`).sort()).toEqual(Object.keys(JALUR).sort());
  });

  test('setiap bacaan pada katalog dipakai, dan setiap yang dipakai ada pada katalog atau pada SQL', () => {
    const perintah = Object.values(PERINTAH).flatMap((p) => (typeof p === 'string' ? [] : p));
    const dipakai = new Set<string>([...Object.values(JENIS_TERJEJAK), ...perintah, ...Object.values(JALUR).filter((j) => !j.includes(' '))]);
    expect([...dipakai].filter((b) => !Object.hasOwn(BACAAN, b)).sort()).toEqual(['bacaDataDarurat', 'daftarPembacaan', 'nikPenuh', 'tautanUsul']);
    expect(Object.keys(BACAAN).filter((b) => !dipakai.has(b))).toEqual([]);
    const kode = sumber('subgraphs', 'sync', 'bin', 'platform').join('\n');
    for (const b of Object.keys(BACAAN)) expect(kode, b).toMatch(new RegExp(`(['"]${b}['"]|BACAAN\\.${b})`));
  });
});
