import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { perluTindakan } from './galat-sumber.ts';

/** Where secrets live: the environment (names that begin with SUMBER_) and one folder of files. */
export interface TempatRahasia {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dir: string;
}

const RUJUKAN = /^(?:env:(SUMBER_[A-Z0-9_]{1,80})|berkas:([A-Za-z0-9][A-Za-z0-9._-]{0,80}))$/;

/** A secret is named, never held: `env:SUMBER_…` or `berkas:NAMA`. Data may therefore never name a secret of the hub itself. Throws MASUKAN_SALAH. */
export function periksaRujukan(nama: string, rujukan: string): void {
  if (!RUJUKAN.test(rujukan)) throw new Kesalahan('MASUKAN_SALAH', `Rahasia ${nama} harus berupa env:SUMBER_NAMA atau berkas:NAMA, bukan isinya.`);
}

/** The secret behind a reference. A file that others may read is refused. Throws SUMBER_MENOLAK that says what to set. */
export function bacaRahasia(tempat: TempatRahasia, nama: string, rujukan: string): string {
  const [, env, berkas] = RUJUKAN.exec(rujukan) ?? [];
  if (env !== undefined) {
    const isi = tempat.env[env];
    if (isi === undefined || isi === '') throw perluTindakan(`Variabel lingkungan ${env} (${nama}) belum diisi pada proses simpul.`);
    return isi;
  }
  if (berkas === undefined) throw perluTindakan(`Rahasia ${nama} belum dipasang.`);
  const jalur = path.join(tempat.dir, berkas);
  const keadaan = statSync(jalur, { throwIfNoEntry: false });
  if (keadaan === undefined) throw perluTindakan(`Berkas rahasia ${berkas} (${nama}) tidak ada di folder rahasia.`);
  if ((keadaan.mode & 0o077) !== 0) throw perluTindakan(`Berkas rahasia ${berkas} terbaca orang lain; jalankan chmod 600.`);
  return readFileSync(jalur, 'utf8').trim();
}
