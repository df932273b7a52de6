import { createHmac } from 'node:crypto';
import { isiKunciPemanggil } from '../../platform/auth/pemanggil.ts';
import type { Config } from '../../platform/config.ts';
import { type PostgresTersemat, startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import type { KolamIrisan } from '../../platform/db/kolam-irisan.ts';
import { migrate } from '../../platform/db/migrasi.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { denganPeran } from '../../platform/db/url.ts';
import { daftarkanKunciPertek } from '../../platform/tanda-tangan/lokal.ts';

/** One URL per role: services never hold the owner's. */
export interface AlamatBasis {
  readonly pemilik: string;
  readonly app: string;
  readonly sync: string;
  /** Lends slices connections of `sync`; a process that takes one feed needs none. */
  readonly kolam?: KolamIrisan;
}

export interface BasisBerjalan extends AlamatBasis {
  readonly tersemat: PostgresTersemat | null;
}

const KID = 'k1';

export const kunciPemanggil = (config: Config): { kid: string; kunci: Uint8Array } => ({ kid: KID, kunci: Buffer.from(config.kunci.pemanggil, 'utf8') });

/** Passwords of the two service roles follow from the owner's and the deployment's secret, so every process derives the same ones. */
function alamat(config: Config, pemilik: string): AlamatBasis & { sandi: (peran: string) => string } {
  const sandi = (peran: string): string =>
    createHmac('sha256', `${config.kunci.pemanggil}|${decodeURIComponent(new URL(pemilik).password)}`)
      .update(peran)
      .digest('hex');
  return { pemilik, app: denganPeran(pemilik, 'simpul_app', sandi('simpul_app')), sync: denganPeran(pemilik, 'simpul_sync', sandi('simpul_sync')), sandi };
}

/** Starts or reaches the database, migrates it, gives the service roles their passwords and Postgres the key of the signed caller. */
export async function siapkanBasis(config: Config): Promise<BasisBerjalan> {
  const { basisData, dataDir } = config;
  const tersemat =
    basisData.jenis === 'tersemat' ? await startEmbeddedPostgres({ folder: dataDir, port: basisData.port, portTetap: basisData.portTetap }) : null;
  const pemilik = tersemat?.url ?? (basisData.jenis === 'luar' ? basisData.urlMigrasi : '');
  await migrate(pemilik);
  const { sandi, ...urls } = alamat(config, pemilik);
  await sqlUntukIrisan(pemilik, async (sql) => {
    // The passwords are 256-bit secrets of ours: stretching them would only make every connection slow.
    await sql`set scram_iterations = 1`;
    for (const peran of ['simpul_app', 'simpul_sync']) await sql.unsafe(`alter role ${peran} login password '${sandi(peran)}'`);
    const [nama] = await sql<{ db: string }[]>`select quote_ident(current_database()) db`;
    await sql.unsafe(`grant create on database ${nama?.db} to simpul_sync`);
    const { kid, kunci } = kunciPemanggil(config);
    await isiKunciPemanggil(sql, kid, kunci);
    await daftarkanKunciPertek(sql, dataDir);
  });
  return { ...urls, tersemat };
}
