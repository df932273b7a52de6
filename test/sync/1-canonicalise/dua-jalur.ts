import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { InstansiTertulis } from '../../../contoh/baca-bangsa.ts';
import type { PembacaCepat } from '../../../sync/1-canonicalise/cepat/pembaca-cepat.ts';
import type { HasilBaris } from '../../../sync/1-canonicalise/hasil-baris.ts';
import { bacaProfil, type Profil } from '../../../sync/1-canonicalise/profil.ts';
import type { Rujukan } from '../../../sync/1-canonicalise/rujukan.ts';
import type { Sidik } from '../../../sync/1-canonicalise/sidik.ts';

/** What people and exports write into cells, right and wrong. */
export const SEL = fc.oneof(
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

/** The two ways in which one file is read. */
export interface DuaJalur {
  readonly lambat: (mentah: string) => HasilBaris;
  readonly cepat: () => PembacaCepat;
}

export const profilContoh = (id: string): Profil =>
  bacaProfil(readFileSync(path.resolve(import.meta.dirname, `../../../contoh/profil/${id}.json`), 'utf8'), id);

export function rujukanDari(dir: string, i: InstansiTertulis, semua: readonly InstansiTertulis[]): Rujukan {
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

const kata = (atas: number, bawah: number): bigint => (BigInt(atas) << 32n) | BigInt(bawah >>> 0);

/** The fast path of this row equals the slow one; true when it had something to say. */
export function samakan(c: DuaJalur, cepat: PembacaCepat, mentah: string, sidik: Sidik): boolean {
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
