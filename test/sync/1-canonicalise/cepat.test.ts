import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bacaInstansi, bukaBerkas, type InstansiTertulis, letakBaris } from '../../../contoh/baca-bangsa.ts';
import { buatBangsa } from '../../../contoh/bangsa.ts';
import type { Profil } from '../../../sync/1-canonicalise/profil.ts';
import type { Rujukan } from '../../../sync/1-canonicalise/rujukan.ts';
import { type Sidik, siapkanSidik } from '../../../sync/1-canonicalise/sidik.ts';
import { tulisSel } from '../../../sync/sources/pecah-csv.ts';
import { pembacaBkn, pembacaCepat, pembacaSimpeg } from '../../../sync/sources/pembaca.ts';
import { type DuaJalur, profilContoh, rujukanDari, SEL, samakan } from './dua-jalur.ts';

interface Calon extends DuaJalur {
  readonly nama: string;
  readonly kolom: readonly string[];
  readonly pemisah: string;
  readonly baris: readonly (readonly string[])[];
}

let dir = '';
let sidik: Sidik;
const calon: Calon[] = [];

function susunCalon(i: InstansiTertulis, profil: Profil | null, rujukan: Rujukan): Calon {
  const b = bukaBerkas(dir, i, profil === null ? 'BKN' : 'SIMPEG');
  const pemisah = (b.teks.slice(0, b.awal).match(/;/g)?.length ?? 0) > (b.teks.slice(0, b.awal).match(/,/g)?.length ?? 0) ? ';' : ',';
  const kolom = profil === null ? [...b.kolom, 'kolom_asing', 'kolom_asing_lain'] : b.kolom;
  const kepala = { format: 'csv', pemisah, kolom, gzip: false } as const;
  const tambah = profil === null ? ['', ''] : [];
  return {
    nama: profil?.id ?? 'bkn',
    kolom,
    pemisah,
    baris: [...letakBaris(b)].slice(0, 120).map((letak) => [...b.sel(letak), ...tambah]),
    lambat: profil === null ? pembacaBkn(kepala, rujukan) : pembacaSimpeg(kepala, profil, rujukan),
    cepat: () => {
      const cepat = pembacaCepat(kepala, profil, rujukan);
      if (cepat === null) throw new RangeError('tanpa jalur cepat');
      return cepat;
    },
  };
}

beforeAll(async () => {
  sidik = await siapkanSidik();
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-cepat-'));
  await buatBangsa({ dir, pegawai: 1_200, instansi: 8, benih: 11 });
  const semua = bacaInstansi(dir);
  for (const id of ['simpeg-a', 'simpeg-b', 'simpeg-c']) {
    const i = semua.find((x) => x.profilId === id);
    if (i === undefined) throw new RangeError(id);
    const profil = profilContoh(id);
    const rujukan = rujukanDari(dir, i, semua);
    calon.push(susunCalon(i, profil, rujukan), ...(id === 'simpeg-a' ? [susunCalon(i, null, rujukan)] : []));
  }
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const tulis = (c: Calon, sel: readonly string[]): string => sel.map((s) => tulisSel(s, c.pemisah)).join(c.pemisah);

describe('jalur cepat', () => {
  it('berkas setiap profil CSV dan ekspor BKN: sidik dari bita sama dengan sidik dari rekaman, untuk hampir semua baris', () => {
    expect(calon.map((c) => c.nama)).toEqual(['simpeg-a', 'bkn', 'simpeg-b', 'simpeg-c']);
    for (const c of calon) {
      const cepat = c.cepat();
      const kena = c.baris.filter((sel) => samakan(c, cepat, tulis(c, sel), sidik)).length;
      expect(kena / c.baris.length, c.nama).toBeGreaterThan(0.7);
    }
  });

  it('baris yang dikotori sembarang: yang dibaca cepat sama dengan yang dibaca lambat, juga dengan ingatan yang sudah terisi', () => {
    for (const c of calon) {
      const cepat = c.cepat();
      let kena = 0;
      const ganti = fc.array(fc.tuple(fc.nat(c.kolom.length - 1), SEL), { maxLength: 5 });
      fc.assert(
        fc.property(fc.nat(c.baris.length - 1), ganti, fc.boolean(), (n, kotor, kutip) => {
          const sel = [...(c.baris[n] ?? [])];
          for (const [j, isi] of kotor) sel[j] = isi;
          if (samakan(c, cepat, kutip ? tulis(c, sel) : sel.join(c.pemisah), sidik)) kena += 1;
        }),
        { numRuns: 1_500 },
      );
      expect(kena, c.nama).toBeGreaterThan(150);
    }
  });

  it('baris dengan kutip di dalam isian, huruf di luar ASCII, sel kurang atau lebih, dan isian tak terbaca diserahkan kepada jalur lambat', () => {
    const [c] = calon;
    if (c === undefined) throw new RangeError('tanpa calon');
    const cepat = c.cepat();
    const polos = c.baris.find((sel) => samakan(c, cepat, sel.join(c.pemisah), sidik)) ?? [];
    const dengan = (kolom: string, isi: string): string => polos.map((s, j) => (c.kolom[j] === kolom ? isi : s)).join(c.pemisah);
    const rumit = [
      dengan('nama', '"BUDI"" CONTOH"'),
      dengan('nama', 'BUDÍ CONTOH'),
      dengan('tlahir', '1980-02-30'),
      dengan('nip', '123'),
      dengan('nip', '199001012015031000'),
    ];
    for (const mentah of [...rumit, `${polos.join(c.pemisah)}${c.pemisah}`, polos.slice(1).join(c.pemisah)])
      expect(samakan(c, cepat, mentah, sidik), mentah).toBe(false);
  });
});
