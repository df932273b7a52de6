import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { bacaKemajuan, lupakanKemajuan } from './catatan.ts';

const AKAR = fileURLToPath(new URL('../..', import.meta.url));
const jalankan = (...argumen: string[]) =>
  promisify(execFile)(process.execPath, [path.join(AKAR, 'bin', 'jalan.mjs'), path.join('test', 'berat', 'main.ts'), ...argumen], { cwd: AKAR });

/** A seed that nobody would take for a result. */
const BENIH = 987_654_321;

it('bentuk panjang berjalan di luar vitest, dengan server dan basis datanya sendiri', async () => {
  try {
    const { stdout, stderr } = await jalankan('mati-pekerja', '--benih', String(BENIH), '--putaran', '0');
    expect(JSON.parse(stdout), stderr).toMatchObject({ id: 'mati-pekerja', putaran: 0, pelanggaran: [], kendali: 2 });
    expect(bacaKemajuan('mati-pekerja', BENIH)).toMatchObject({ putaran: 0, kendali: null });
  } finally {
    lupakanKemajuan('mati-pekerja', BENIH);
  }
});

it('klaim yang tidak dikenal dijawab dengan nama-nama yang ada', async () => {
  await expect(jalankan('tidak-ada')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('mati-pekerja') });
});
