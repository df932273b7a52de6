import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pindaiKeluaran, type Temuan } from '../privasi/pindai-keluaran.ts';
import { AWALAN_FOLDER } from './folder-uji.ts';
import { VARIABEL_KELUARAN } from './keluaran.ts';

/** How many projects of this run still write. */
const VARIABEL_BANYAK = 'KELUARAN_UJI_PROYEK';
const DISEBUT_MAKS = 50;

const banyak = (tambah: number): number => {
  const kini = Number(process.env[VARIABEL_BANYAK] ?? 0) + tambah;
  process.env[VARIABEL_BANYAK] = String(kini);
  return kini;
};

const sebut = ({ berkas, baris, jenis }: Temuan): string => `  ${berkas}:${baris} ${jenis}`;

/** Looks through a folder of outputs and removes it when nobody shows in it. Returns what to say, and whether the run may pass. */
export async function periksaKeluaran(folder: string): Promise<{ readonly bersih: boolean; readonly pesan: string }> {
  const { berkas, baris, temuan } = await pindaiKeluaran(folder);
  const banyaknya = `keluaran seluruh uji: ${berkas} berkas, ${baris} baris`;
  if (temuan.length > 0)
    return { bersih: false, pesan: [`${banyaknya}, ${temuan.length} tanda orang (${folder}):`, ...temuan.slice(0, DISEBUT_MAKS).map(sebut)].join('\n') };
  rmSync(folder, { recursive: true, force: true });
  return { bersih: true, pesan: `${banyaknya}, tanpa tanda orang` };
}

/** The last project that ends has the outputs of all looked through; the run fails when a person shows in one. */
async function akhiri(): Promise<void> {
  const folder = process.env[VARIABEL_KELUARAN];
  if (banyak(-1) > 0 || folder === undefined) return;
  const { bersih, pesan } = await periksaKeluaran(folder);
  process.stderr.write(`${pesan}\n`);
  // A fault of a teardown is only printed.
  if (!bersih) process.exitCode = 1;
}

export function setup(): () => Promise<void> {
  if (banyak(1) === 1) process.env[VARIABEL_KELUARAN] = mkdtempSync(path.join(tmpdir(), `${AWALAN_FOLDER}${process.pid}-keluaran-`));
  return akhiri;
}
