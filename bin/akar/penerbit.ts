import { type IssuerBerjalan, layaniIssuerPengembangan } from '../../platform/auth/issuer-pengembangan.ts';
import { sumberKlien } from '../../platform/auth/klien/sumber-klien.ts';
import type { Config } from '../../platform/config.ts';
import { openDb } from '../../platform/db/open-db.ts';
import type { Penutup } from '../../platform/shutdown.ts';
import type { AlamatBasis } from './basis-data.ts';

interface BahanPenerbit {
  readonly config: Config;
  readonly basis: AlamatBasis;
  readonly penutup: Penutup;
  readonly port: number;
}

/** The development issuer with the machine clients of this database. Throws KONFIGURASI in production. */
export async function mulaiPenerbit({ config, basis, penutup, port }: BahanPenerbit): Promise<IssuerBerjalan> {
  const { pool, close } = openDb({ url: basis.app, nama: 'simpul-penerbit', maks: 2 });
  penutup.daftar('pool penerbit', close);
  const penerbit = await layaniIssuerPengembangan({ dataDir: config.dataDir, port, lingkungan: config.lingkungan, klien: sumberKlien(pool) });
  penutup.daftar('penerbit token', () => penerbit.tutup());
  return penerbit;
}
