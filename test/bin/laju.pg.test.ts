import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { PERAN } from '../../domain/akses.ts';
import { jamSistem } from '../../platform/clock.ts';
import { buatPembatasLaju } from '../../platform/laju/pembatas-laju.ts';
import { buatDunia, type DuniaUji, konteksUji } from '../support/isi.ts';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';

let dunia: DuniaUji;
let basis: BasisDataUji;
let admin: pg.Client;
beforeAll(async () => {
  [dunia, basis] = await Promise.all([buatDunia(), buatBasisData()]);
  admin = new pg.Client(basis.url);
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await dunia.tutup();
  await basis.hapus();
});

async function perintah(...argumen: string[]): Promise<{ kode: number; keluar: string; galat: string }> {
  const [keluar, galat]: [string[], string[]] = [[], []];
  const kode = await jalankanPerintah(argumen, { DATABASE_URL: basis.url }, { stdout: (s) => void keluar.push(s), stderr: (s) => void galat.push(s) });
  return { kode, keluar: keluar.join(''), galat: galat.join('') };
}

test('laju daftar menyebut kedua batas setiap peran yang dapat masuk', async () => {
  const { kode, keluar } = await perintah('--json', 'laju', 'daftar');
  expect(kode).toBe(0);
  const { batas } = JSON.parse(keluar) as { batas: { peran: string; macam: string }[] };
  const wajib = PERAN.filter((p) => p !== 'SISTEM').flatMap((p) => [`${p} BIAYA`, `${p} ORANG`]);
  expect(batas.map((b) => `${b.peran} ${b.macam}`).sort()).toEqual(wajib.sort());
});

test('laju tetapkan berlaku sejak harinya, tercatat di jejak, dan menolak isian yang salah', async () => {
  const isi = ['--peran', 'ppk', '--macam', 'orang', '--batas', '9', '--jendela', '3600', '--dasar', 'Surat edaran contoh'];
  expect((await perintah('laju', 'tetapkan', ...isi, '--berlaku', '2199-01-01')).kode).toBe(0);
  const kini = JSON.parse((await perintah('--json', 'laju', 'daftar')).keluar) as { batas: { peran: string; macam: string; batas: string }[] };
  expect(kini.batas.find((b) => b.peran === 'PPK' && b.macam === 'ORANG')?.batas).toBe('5000');
  const nanti = JSON.parse((await perintah('--json', 'laju', 'daftar', '--pada', '2199-01-01')).keluar) as typeof kini;
  expect(nanti.batas.find((b) => b.peran === 'PPK' && b.macam === 'ORANG')?.batas).toBe('9');
  const { rows } = await admin.query("select data from jejak where peristiwa = 'laju.batas_ditetapkan'");
  expect(rows).toEqual([{ data: { peran: 'PPK', macam: 'ORANG', batas: 9, jendelaDetik: 3600, berlakuDari: '2199-01-01' } }]);
  for (const salah of [
    ['--peran', 'RAJA'],
    ['--batas', '-1'],
    ['--jendela', '5'],
    ['--dasar', 'x'],
    ['--berlaku', '2026-02-30'],
  ]) {
    const { kode, galat } = await perintah('laju', 'tetapkan', ...isi, ...salah);
    expect(kode, salah.join(' ')).not.toBe(0);
    expect(galat).toContain('MASUKAN_SALAH');
  }
});

test('batas bawaan cukup bagi pekerjaan sehari-hari: sejam penuh menelusuri daftar tidak ditolak', async () => {
  const p = konteksUji(dunia.pool, { peran: 'DATA_STEWARD_BKN' });
  const laju = buatPembatasLaju(dunia.pool, jamSistem);
  for (let n = 0; n < 60; n++) expect((await laju.biaya(p, 600)).sisa).toBeGreaterThan(0);
});
