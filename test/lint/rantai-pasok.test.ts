import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cariRahasia } from '../../lint/rahasia.ts';
import { bacaKunci, LISENSI_DIKETAHUI, type PaketPerTempat, periksaKunci, periksaLisensi, susunSbom } from '../../lint/rantai-pasok.ts';

const AKAR = fileURLToPath(new URL('../..', import.meta.url));
const KUNCI = bacaKunci();
const dengan = (paket: PaketPerTempat): PaketPerTempat => ({ ...KUNCI, ...paket });
const SIDIK = `sha512-${Buffer.alloc(64).toString('base64')}`;

describe('lockfile', () => {
  test('setiap paket dari registri, dengan sha512, tanpa alamat tertulis', () => {
    expect(Object.keys(KUNCI).length).toBeGreaterThan(300);
    expect(periksaKunci(KUNCI)).toEqual([]);
  });

  test.each<[string, PaketPerTempat]>([
    ['alamat tertulis', { 'node_modules/x': { version: '1.0.0', resolved: 'https://registri.contoh.invalid/x.tgz', integrity: SIDIK } }],
    ['dari git', { 'node_modules/x': { version: 'git+ssh://contoh', integrity: SIDIK } }],
    ['sha1', { 'node_modules/x': { version: '1.0.0', integrity: 'sha1-AAAA' } }],
    ['tanpa sidik', { 'node_modules/x': { version: '1.0.0' } }],
    ['tautan', { 'node_modules/x': { version: '1.0.0', integrity: SIDIK, link: true } }],
  ])('kendali: %s terlihat', (_, paket) => {
    expect(periksaKunci(dengan(paket))).toHaveLength(1);
  });
});

describe('lisensi yang ikut dikirim', () => {
  test('semuanya diperbolehkan, dan yang dikecualikan masih ada', () => {
    expect(periksaLisensi(KUNCI)).toEqual([]);
    const tanpaDaftar = periksaLisensi(KUNCI, {}).map((teks) => teks.split(': ')[0]);
    expect(tanpaDaftar.sort()).toEqual(Object.keys(LISENSI_DIKETAHUI).sort());
  });

  test.each(['GPL-3.0', 'AGPL-3.0-only', 'SSPL-1.0', 'Elastic-2.0', 'MIT AND GPL-2.0', undefined])('kendali: %s ditolak', (license) => {
    const paket = { version: '1.0.0', integrity: SIDIK, ...(license === undefined ? {} : { license }) };
    expect(periksaLisensi(dengan({ 'node_modules/x': paket }))).toEqual([`x: ${license ?? 'tanpa lisensi'}`]);
    expect(periksaLisensi(dengan({ 'node_modules/x': { ...paket, dev: true } }))).toEqual([]);
  });
});

test('SBOM memuat setiap paket yang dikirim, dengan versi, lisensi, dan sidiknya', () => {
  const sbom = susunSbom(KUNCI) as { bomFormat: string; components: { purl: string; hashes: { content: string }[] }[] };
  expect(sbom.bomFormat).toBe('CycloneDX');
  expect(sbom.components.map((k) => k.purl)).toContain('pkg:npm/%40apollo/server@5.5.1');
  expect(sbom.components.map((k) => k.purl).filter((p) => p.includes('vitest'))).toEqual([]);
  expect(sbom.components.every((k) => k.hashes.every((s) => s.content.length === 128))).toBe(true);
});

describe('rahasia dan data orang pada berkas yang dilacak', () => {
  test('tidak ada NIP atau NIK yang mungkin milik seseorang, kunci pribadi, maupun kredensial', () => {
    const berkas = execFileSync('git', ['ls-files', '-z'], { cwd: AKAR, encoding: 'utf8' })
      .split('\0')
      .filter((b) => b !== '' && b !== 'package-lock.json');
    expect(berkas.length).toBeGreaterThan(1_000);
    expect(berkas.flatMap((b) => cariRahasia(readFileSync(`${AKAR}/${b}`, 'utf8')).map((t) => `${b}:${t.baris} ${t.apa}`))).toEqual([]);
  });

  test('kendali: masing-masing terlihat, dan nomor dari rentang rekaan tidak', () => {
    const nip = ['1987', '0312', '201101', '1', '004'].join('');
    const nik = ['320112', '450388', '0007'].join('');
    const kunci = ['-----BEGIN', 'PRIVATE KEY-----'].join(' ');
    expect(cariRahasia(`a ${nip}\nb ${nik}\n${kunci}\nAKIA${'A'.repeat(16)}`)).toEqual([
      { baris: 1, apa: 'NIP' },
      { baris: 2, apa: 'NIK' },
      { baris: 3, apa: 'KUNCI_PRIBADI' },
      { baris: 4, apa: 'KREDENSIAL' },
    ]);
    expect(cariRahasia(`${nip.slice(0, 15)}904 3299994503880007`)).toEqual([]);
  });
});
