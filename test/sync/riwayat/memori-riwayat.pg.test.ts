import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mesin, rakitMesin } from '../mesin.ts';
import { jalankanDibatasi } from '../unggahan/tumpukan-terbatas.ts';
import { kenalkan } from './rakit-riwayat.ts';

const BARIS = 120_000;
/** A column that no profile knows, as exports have many: the file is larger than the heap without a third of a million rows to write. */
const CATATAN = 'catatan panjang yang tidak dibaca siapa pun; '.repeat(10);
const PER_ORANG = 12;
const HEAP_MB = 48;
/** Of the whole process with its modules and buffers, as every feed (docs/kinerja.md). */
const PUNCAK_MB = 400;

let m: Mesin;
let dir: string;
beforeAll(async () => {
  m = await rakitMesin(40, 1);
  await kenalkan(
    m,
    1,
    Array.from({ length: BARIS / PER_ORANG }, (_, n) => nipKe(n)),
  );
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-memori-riwayat-'));
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await m.hapus();
});

const duaAngka = (n: number): string => String(n).padStart(2, '0');
/** Invented persons, serial 900 and up. */
const nipKe = (n: number): string =>
  `${1960 + (Math.floor(n / 33_600) % 40)}${duaAngka(1 + (Math.floor(n / 2_800) % 12))}${duaAngka(1 + (Math.floor(n / 100) % 28))}2010011${900 + (n % 100)}`;

/** Rows are made one after the other and never held together; one in a thousand cannot be read. */
function* tulisBaris(): Generator<string> {
  for (let i = 0; i < BARIS; i += 1) {
    const nipBaru = i % 1_000 === 999 ? '1,98E+17' : nipKe(Math.floor(i / PER_ORANG));
    const ke = i % PER_ORANG;
    const tanggal = `01-04-${2000 + ke}`;
    yield `${JSON.stringify({ jenisRiwayat: 'golongan', nipBaru, golonganId: String(21 + ke), tmtGolongan: tanggal, skNomor: `SK/${ke}/${i}`, skTanggal: tanggal, jenisKPId: '101', masaKerjaTahun: String(ke), noPertekBkn: `PERTEK/${i}`, catatan: CATATAN })}\n`;
  }
}

describe('memori satu umpan riwayat besar', () => {
  it(`${BARIS} baris diolah dalam tumpukan JavaScript ${HEAP_MB} MB dan proses ${PUNCAK_MB} MB, dan setiap barisnya terhitung`, {
    timeout: 600_000,
  }, async () => {
    const berkas = path.join(dir, 'riwayat.ndjson');
    await pipeline(Readable.from(tulisBaris()), createWriteStream(berkas));
    expect(statSync(berkas).size).toBeGreaterThan(HEAP_MB * 1024 * 1024);
    const { kode, keluar } = await jalankanDibatasi([m.url, berkas, 'riwayat'], HEAP_MB);
    expect(kode).toBe(0);
    const { hasil, puncakMb } = JSON.parse(keluar) as { hasil: string; puncakMb: number };
    expect(hasil).toBe('DITERAPKAN');
    expect(puncakMb).toBeLessThan(PUNCAK_MB);
    expect(
      await m.sql(
        (sql) => sql`select terbaca, diterapkan, karantina, diterapkan + tak_berubah + karantina + duplikat jumlah from tarikan order by id desc limit 1`,
      ),
    ).toEqual([{ terbaca: BARIS, diterapkan: BARIS - BARIS / 1_000, karantina: BARIS / 1_000, jumlah: BARIS }]);
  });

  it('kendali: pembaca yang mengumpulkan seluruh isi tidak muat dalam tumpukan itu', { timeout: 120_000 }, async () => {
    expect((await jalankanDibatasi([m.url, '--kumpulkan'], HEAP_MB)).kode).not.toBe(0);
  });
});
