import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { denganBasisData } from '../../platform/db/url.ts';
import { isiPekerjaan } from './isi-pekerjaan.ts';
import { berkasUjiKini, catatKeluaran } from './keluaran.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresAdminUrl: string;
  }
}

/** Name of the migrated database that every test database is cloned from. */
export const TEMPLAT = 'simpul_templat';

export interface BasisDataUji {
  /** Superuser URL of the clone. */
  readonly url: string;
  /** Superuser URL of database `postgres` of the same server. */
  readonly adminUrl: string;
  readonly nama: string;
  readonly hapus: () => Promise<void>;
}

/** A fresh clone of the migrated template; call `hapus` in afterAll. Outside vitest the server must be given. */
export async function buatBasisData(server?: string): Promise<BasisDataUji> {
  const adminUrl = server ?? inject('postgresAdminUrl');
  const nama = `uji_${randomBytes(6).toString('hex')}`;
  // Copied as files: writing every page to the log as well costs twice the CPU, and what comes back after a crash is the same.
  await perintahAdmin(adminUrl, `create database ${nama} template ${TEMPLAT} strategy file_copy`);
  const url = denganBasisData(adminUrl, nama);
  const hapus = async (): Promise<void> => {
    // What a test did to it may have left it closed.
    catatKeluaran(`pekerjaan-${berkasUjiKini()}`, (await isiPekerjaan(url).catch(() => [])).map((baris) => `${baris.replaceAll('\n', ' ')}\n`).join(''));
    await perintahAdmin(adminUrl, `drop database if exists ${nama} with (force)`);
  };
  return { url, adminUrl, nama, hapus };
}

async function perintahAdmin(adminUrl: string, perintah: string): Promise<void> {
  const klien = new pg.Client({ connectionString: adminUrl });
  await klien.connect();
  try {
    await klien.query(perintah);
  } finally {
    await klien.end();
  }
}
