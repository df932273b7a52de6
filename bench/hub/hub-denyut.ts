import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { buatBangsa } from '../../contoh/bangsa.ts';
import type { Pemanggil } from '../../domain/akses.ts';
import { startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import { migrate } from '../../platform/db/migrasi.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { denganBasisData } from '../../platform/db/url.ts';
import type { BawaanPermintaan } from '../../platform/graphql/konteks.ts';
import { muatRujukan } from '../../sync/2-stage/muat-rujukan.ts';
import { ruteDenyut } from '../../sync/denyut/http.ts';
import { folderBench } from '../data/tempat.ts';

const DIR_PROFIL = fileURLToPath(new URL('../../contoh/profil', import.meta.url));
/** As long as a signed token of an ordinary issuer. */
const TOKEN = 'x'.repeat(700);
const NAMA = 'bench_denyut';

export interface HubDenyut {
  readonly url: string;
  readonly folder: string;
  readonly dirSumber: string;
  readonly berkasToken: string;
  /** Stands for the worker: every accepted feed counts as applied. */
  anggapDiterapkan(): Promise<void>;
}

/** The routes of DenyutSync over a fresh database and one known caller, without gateway, worker and processing: what travels is the same. */
export async function denganHubDenyut<T>(pegawai: number, kerja: (hub: HubDenyut) => Promise<T>): Promise<T> {
  const induk = path.join(folderBench(), 'denyut');
  const basis = await startEmbeddedPostgres({ folder: induk, port: 0 });
  const folder = await mkdtemp(path.join(induk, 'jalan-'));
  try {
    await sqlUntukIrisan(basis.url, (sql) => sql.unsafe(`drop database if exists ${NAMA} with (force)`));
    await sqlUntukIrisan(basis.url, (sql) => sql.unsafe(`create database ${NAMA}`));
    const pemilik = denganBasisData(basis.url, NAMA);
    await migrate(pemilik);
    const dirSumber = path.join(folder, 'sumber');
    await buatBangsa({ dir: dirSumber, pegawai, instansi: 1, benih: 7 });
    const url = sebagaiPeran(pemilik, 'simpul_sync');
    await sqlUntukIrisan(url, (sql) => muatRujukan(sql, dirSumber, DIR_PROFIL));
    const berkasToken = path.join(folder, 'token');
    await writeFile(berkasToken, TOKEN);
    return await denganServer({ url, dir: path.join(folder, 'unggahan') }, (alamat) =>
      kerja({
        url: alamat,
        folder,
        dirSumber,
        berkasToken,
        anggapDiterapkan: () => sqlUntukIrisan(url, async (sql) => void (await sql`update tarikan set status = 'DITERAPKAN' where status = 'DITERIMA'`)),
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
    await basis.stop();
  }
}

async function denganServer<T>(bahan: { url: string; dir: string }, kerja: (alamat: string) => Promise<T>): Promise<T> {
  const rute = ruteDenyut({ ...bahan, langsung: 0 });
  const pemanggil: Pemanggil = { subjek: 'bench', orang: 'bench', peran: 'INTEGRATOR_INSTANSI', instansi: 1, nip: null };
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://hub');
    const cocok = rute.find((r) => r.metode === req.method && (r.jalur === url.pathname || url.pathname.startsWith(r.jalur.replace('*', ''))));
    res.setHeader('x-request-id', '00000000-0000-0000-0000-000000000000');
    cocok?.tangani(req, res, { permintaanId: 'bench', url, kenali: async () => ({ pemanggil }) as BawaanPermintaan }).catch((galat: unknown) => {
      res.destroy(galat instanceof Error ? galat : undefined);
    });
  });
  await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap));
  try {
    return await kerja(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((selesai) => server.close(selesai));
  }
}
