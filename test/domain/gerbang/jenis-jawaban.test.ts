import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ATURAN_DISIPLIN, ATURAN_LAHIR, bacaanJawaban } from '../../../domain/mutasi/gerbang/jenis-jawaban.ts';
import { KATALOG } from '../../../domain/mutasi/gerbang/katalog.ts';

const DIR = new URL('../../../domain/mutasi/gerbang/aturan/', import.meta.url);
/** Code and source of every rule. */
const SUMBER = readdirSync(DIR, { recursive: true, encoding: 'utf8' })
  .filter((b) => b.endsWith('.ts'))
  .flatMap((b) => {
    const teks = readFileSync(new URL(b, DIR), 'utf8');
    return [...teks.matchAll(/kode: '([A-F]\d+[A-Z]?)'/g)].map((m) => ({ kode: String(m[1]), teks }));
  });
const memakai = (pola: RegExp): readonly string[] => SUMBER.filter(({ teks }) => pola.test(teks)).map(({ kode }) => kode);

describe('jawaban gerbang yang memperlihatkan data terlindung', () => {
  test('setiap aturan yang melihat hukuman, temuan, atau blokir orang, dan setiap yang melihat tanggal lahir atau batas usianya, ada pada daftarnya', () => {
    expect(SUMBER.map(({ kode }) => kode).sort()).toEqual(KATALOG.map((a) => a.kode));
    const disiplin = memakai(/fakta\.(hukuman|hukumanSatuSisi|temuan|blokirAsn)\b/);
    const lahir = memakai(/'tglLahir'|\.tglLahir\b|bupSekarang\(/);
    expect([disiplin.length > 6, lahir.length > 6]).toEqual([true, true]);
    expect(disiplin.filter((k) => !ATURAN_DISIPLIN.includes(k))).toEqual([]);
    expect(lahir.filter((k) => !ATURAN_LAHIR.includes(k))).toEqual([]);
  });

  test('daftarnya menyebut aturan yang ada', () => {
    const kode = KATALOG.map((a) => a.kode);
    expect([...ATURAN_DISIPLIN, ...ATURAN_LAHIR].filter((k) => !kode.includes(k))).toEqual([]);
  });

  test('yang lolos tidak memperlihatkan apa pun; yang belum diketahui hanya bila menyebut hukuman pada satu rekaman', () => {
    const butir = (kode: string, hasil: string, bidang: readonly string[] = []) => [{ kode, hasil, selisih: bidang.map((b) => ({ bidang: b })) }];
    expect(bacaanJawaban(butir('B01', 'LOLOS'), true)).toEqual([]);
    expect(bacaanJawaban(butir('B01', 'GAGAL'), false)).toEqual(['jawabanDisiplin']);
    expect(bacaanJawaban(butir('B01', 'BELUM_DIKETAHUI'), false)).toEqual([]);
    expect(bacaanJawaban(butir('B01', 'BELUM_DIKETAHUI'), true)).toEqual(['jawabanDisiplin']);
    expect(bacaanJawaban(butir('A11', 'GAGAL', ['nama']), false)).toEqual([]);
    expect(bacaanJawaban([...butir('A11', 'GAGAL', ['tglLahir']), ...butir('B08', 'GAGAL')], false)).toEqual(['jawabanDisiplin', 'jawabanLahir']);
  });
});
