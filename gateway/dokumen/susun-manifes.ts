import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { pisahkan } from './kanonik.ts';

/** Text of the manifest: every document of the `*.graphql` files in `folder`, by the name of its operation, which is the name of its file. */
export function susunManifes(folder: string): string {
  const isi = readdirSync(folder)
    .filter((b) => b.endsWith('.graphql'))
    .sort()
    .map((berkas) => {
      const [dokumen, ...lain] = pisahkan(readFileSync(path.join(folder, berkas), 'utf8'));
      const nama = path.basename(berkas, '.graphql');
      if (dokumen?.nama !== nama || lain.length > 0) throw new Kesalahan('KONFIGURASI', `${berkas}: satu operasi bernama ${nama}.`);
      return [nama, { sidik: dokumen.sidik, teks: dokumen.teks }] as const;
    });
  return `${JSON.stringify(Object.fromEntries(isi), null, 2)}\n`;
}
