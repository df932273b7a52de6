import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buatBangsa } from '../../../contoh/bangsa.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { muatRujukan } from '../../../sync/2-stage/muat-rujukan.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';
import { jalankanDibatasi } from './tumpukan-terbatas.ts';

const ORANG = 40_000;
const PROFIL = fileURLToPath(new URL('../../../contoh/profil', import.meta.url));

let uji: BasisDataUji;
let dir: string;
beforeAll(async () => {
  uji = await buatBasisData();
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-memori-'));
  await buatBangsa({ dir, pegawai: ORANG, instansi: 1, benih: 5 });
  await sqlUntukIrisan(uji.url, (sql) => muatRujukan(sql, dir, PROFIL));
}, 120_000);
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await uji.hapus();
});

const tarikDibatasi = (berkas: string, heapMb: number) => jalankanDibatasi([uji.url, berkas], heapMb);

describe('memori satu umpan besar', () => {
  it(`${ORANG} baris diolah dalam tumpukan JavaScript 48 MB, dan setiap barisnya terhitung`, async () => {
    const berkas = path.join(dir, 'bkn', '9001.pegawai.csv');
    const heapMb = 48;
    // tsx and the modules alone take about half of it, so a reader that gathered the rows could not fit.
    expect(statSync(berkas).size).toBeGreaterThan(heapMb * 1024 * 1024 * 0.4);
    const { kode, keluar } = await tarikDibatasi(berkas, heapMb);
    expect(kode).toBe(0);
    const hasil = JSON.parse(keluar) as { hasil: string; diterapkan: number };
    expect(hasil.hasil).toBe('DITERAPKAN');
    const [t] = await sqlUntukIrisan(
      uji.url,
      (sql) =>
        sql<
          { terbaca: number; jumlah: number }[]
        >`select terbaca, diterapkan + tak_berubah + karantina + duplikat jumlah from tarikan order by id desc limit 1`,
    );
    expect(t?.terbaca).toBeGreaterThan(ORANG * 0.9);
    expect(t?.jumlah).toBe(t?.terbaca);
  }, 180_000);

  it('kendali: pembaca yang mengumpulkan seluruh isi tidak muat dalam tumpukan itu', async () => {
    const { kode } = await tarikDibatasi('--kumpulkan', 48);
    expect(kode).not.toBe(0);
  }, 120_000);
});
