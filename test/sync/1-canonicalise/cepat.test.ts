import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bacaInstansi, bukaBerkas, type InstansiTertulis, letakBaris } from '../../../contoh/baca-bangsa.ts';
import { buatBangsa } from '../../../contoh/bangsa.ts';
import type { PembacaCepat } from '../../../sync/1-canonicalise/cepat/pembaca-cepat.ts';
import type { HasilBaris } from '../../../sync/1-canonicalise/hasil-baris.ts';
import { bacaProfil, type Profil } from '../../../sync/1-canonicalise/profil.ts';
import type { Rujukan } from '../../../sync/1-canonicalise/rujukan.ts';
import { type Sidik, siapkanSidik } from '../../../sync/1-canonicalise/sidik.ts';
import { tulisSel } from '../../../sync/sources/pecah-csv.ts';
import { pembacaBkn, pembacaCepat, pembacaSimpeg } from '../../../sync/sources/pembaca.ts';

/** What people and exports write into cells, right and wrong. */
const SEL = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '-',
    '0',
    'null',
    'NULL',
    '1',
    '2',
    '3',
    '4',
    '10',
    '15',
    '21',
    '71',
    '99',
    '1.0',
    '31.0',
    '01',
    "'12",
    'L',
    'P',
    'M',
    'C',
    'true',
    'false',
  ),
  fc.constantFrom(
    '1980-02-29',
    '1981-02-29',
    '29-02-1980',
    '31/12/1999',
    '0000-00-00',
    '0001-01-01',
    '01-01-0001',
    '19800229',
    '2020-01-01T17:00:00Z',
    '44927',
  ),
  fc.constantFrom(
    'BUDI CONTOH',
    'Budi Contoh',
    'Dr. Budi Contoh, S.H.',
    'DRS BUDI',
    'HAJAR CONTOH',
    'BUDI  CONTOH',
    ' BUDI CONTOH',
    "NUR'AINI",
    'Ñandú Contoh',
    'S.H., M.H.',
    '800/1/2020',
    '800 / 1 / 2020',
  ),
  fc.constantFrom(
    '990000000000000',
    '9900000000000001',
    "'9900000000000001",
    '199001012015031001',
    '199001012015031000',
    '1.99E+17',
    '199001012015211001',
    'c0de-1',
    '-abc',
  ),
  fc.string({ maxLength: 12 }).filter((t) => !/[\r\n]/.test(t)),
);

interface Calon {
  readonly nama: string;
  readonly kolom: readonly string[];
  readonly pemisah: string;
  readonly baris: readonly (readonly string[])[];
  readonly lambat: (mentah: string) => HasilBaris;
  readonly cepat: () => PembacaCepat;
}

let dir = '';
let sidik: Sidik;
const calon: Calon[] = [];

function rujukanDari(i: InstansiTertulis, semua: readonly InstansiTertulis[]): Rujukan {
  const baca = (jalur: string): string => readFileSync(path.join(dir, jalur), 'utf8');
  const unor = JSON.parse(baca(`rujukan/unor/${i.kodeCepat}.json`)) as { data: { Id: string; EselonId: string | null }[] };
  const eselon = new Map(unor.data.map((u) => [u.Id, u.EselonId]));
  // One code in ten has no crosswalk.
  const padanan = new Map(
    baca(`padanan/${i.kodeCepat}.csv`)
      .trim()
      .split('\n')
      .slice(1)
      .filter((_, n) => n % 10 !== 0)
      .map((b) => b.split(','))
      .map(([tabel, lokal, siasn]) => [`${tabel}:${lokal}`, siasn ?? '']),
  );
  return {
    instansiId: i.id,
    eselonUnor: (id) => eselon.get(id),
    padanan: (tabel, lokal) => padanan.get(`${tabel}:${lokal}`),
    instansiIdDariKodeCepat: (kode) => semua.find((x) => x.kodeCepat === kode)?.id,
  };
}

function susunCalon(i: InstansiTertulis, profil: Profil | null, rujukan: Rujukan): Calon | null {
  const b = bukaBerkas(dir, i, profil === null ? 'BKN' : 'SIMPEG');
  if (profil?.format === 'ndjson') return null;
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
    const profil = bacaProfil(readFileSync(path.resolve(import.meta.dirname, `../../../contoh/profil/${id}.json`), 'utf8'), id);
    for (const c of [susunCalon(i, profil, rujukanDari(i, semua)), id === 'simpeg-a' ? susunCalon(i, null, rujukanDari(i, semua)) : null])
      if (c !== null) calon.push(c);
  }
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const kata = (atas: number, bawah: number): bigint => (BigInt(atas) << 32n) | BigInt(bawah >>> 0);

const tulis = (c: Calon, sel: readonly string[]): string => sel.map((s) => tulisSel(s, c.pemisah)).join(c.pemisah);

/** The fast path of this row equals the slow one; true when it had something to say. */
function samakan(c: Calon, cepat: PembacaCepat, mentah: string): boolean {
  const blok = Buffer.from(`pengisi${mentah}ekor`, 'utf8');
  if (!cepat.baca(blok, 7, blok.length - 4)) return false;
  const hasil = c.lambat(mentah);
  expect(hasil.sah, mentah).toBe(true);
  if (!hasil.sah) return false;
  expect(hasil.takTerbaca).toBeNull();
  expect(kata(cepat.nipAtas, cepat.nipBawah)).toBe(BigInt(hasil.nip));
  expect(kata(cepat.huAtas, cepat.huBawah), mentah).toBe(sidik.hashUtuh(hasil));
  return true;
}

describe('jalur cepat', () => {
  it('berkas setiap profil CSV dan ekspor BKN: sidik dari bita sama dengan sidik dari rekaman, untuk hampir semua baris', () => {
    expect(calon.map((c) => c.nama)).toEqual(['simpeg-a', 'bkn', 'simpeg-b', 'simpeg-c']);
    for (const c of calon) {
      const cepat = c.cepat();
      const kena = c.baris.filter((sel) => samakan(c, cepat, tulis(c, sel))).length;
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
          if (samakan(c, cepat, kutip ? tulis(c, sel) : sel.join(c.pemisah))) kena += 1;
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
    const polos = c.baris.find((sel) => samakan(c, cepat, sel.join(c.pemisah))) ?? [];
    const dengan = (kolom: string, isi: string): string => polos.map((s, j) => (c.kolom[j] === kolom ? isi : s)).join(c.pemisah);
    const rumit = [
      dengan('nama', '"BUDI"" CONTOH"'),
      dengan('nama', 'BUDÍ CONTOH'),
      dengan('tlahir', '1980-02-30'),
      dengan('nip', '123'),
      dengan('nip', '199001012015031000'),
    ];
    for (const mentah of [...rumit, `${polos.join(c.pemisah)}${c.pemisah}`, polos.slice(1).join(c.pemisah)])
      expect(samakan(c, cepat, mentah), mentah).toBe(false);
  });
});
