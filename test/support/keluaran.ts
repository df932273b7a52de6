import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFileSync, copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';

/** Names the folder that gathers what the processes of one run write; global-keluaran.ts makes it and looks for persons in it at the end. */
export const VARIABEL_KELUARAN = 'KELUARAN_UJI';

const tempat = (nama: string): string | null => {
  const folder = process.env[VARIABEL_KELUARAN];
  return folder === undefined ? null : path.join(folder, nama);
};

let berkasUji = 'lain';

/** Says which test file this worker is at; a process outside vitest never says it. */
export const sebutBerkasUji = (berkas: string): void => {
  berkasUji = path.basename(berkas);
};

export const berkasUjiKini = (): string => berkasUji;

/** Keeps a piece of what some process of this run wrote. */
export function catatKeluaran(nama: string, isi: string | Uint8Array): void {
  const berkas = tempat(`${nama}.${process.pid}`);
  if (berkas !== null) appendFileSync(berkas, isi);
}

/** Keeps a log whose folder is about to be removed. */
export function simpanSalinan(nama: string, berkas: string): void {
  const tujuan = tempat(`${nama}.${randomBytes(6).toString('hex')}`);
  if (tujuan !== null && existsSync(berkas)) copyFileSync(berkas, tujuan);
}

/** Shows what a child writes to its pipes where this process writes, so that it is kept with the rest. */
export function teruskanKeluaran<T extends ChildProcess>(anak: T): T {
  anak.stdout?.on('data', (isi: Buffer) => process.stdout.write(isi));
  anak.stderr?.on('data', (isi: Buffer) => process.stderr.write(isi));
  return anak;
}
