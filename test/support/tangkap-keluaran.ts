import { expect } from 'vitest';
import { catatKeluaran, sebutBerkasUji } from './keluaran.ts';

// Runs before each test file of every worker; a worker keeps its streams from file to file.
const SUDAH = Symbol.for('simpul.uji.keluaran');

/** What this process writes to its own streams is kept, then written as before. */
function tangkap(aliran: NodeJS.WriteStream, nama: string): void {
  const asli = aliran.write.bind(aliran) as (isi: string | Uint8Array, ...lain: unknown[]) => boolean;
  aliran.write = ((isi: string | Uint8Array, ...lain: unknown[]) => {
    catatKeluaran(nama, isi);
    return asli(isi, ...lain);
  }) as typeof aliran.write;
}

if (!Reflect.has(process, SUDAH)) {
  Reflect.set(process, SUDAH, true);
  tangkap(process.stdout, 'uji.stdout');
  tangkap(process.stderr, 'uji.stderr');
}

sebutBerkasUji(expect.getState().testPath ?? 'lain');
