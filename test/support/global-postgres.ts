import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import { migrate } from '../../platform/db/migrasi.ts';
import { prosesHidup } from '../../platform/db/postmaster.ts';
import { denganBasisData } from '../../platform/db/url.ts';
import { AWALAN_FOLDER, VARIABEL_FOLDER } from './folder-uji.ts';
import { simpanSalinan } from './keluaran.ts';
import { TEMPLAT } from './postgres.ts';

export interface ServerUji {
  /** Superuser URL of database `postgres`. */
  readonly adminUrl: string;
  readonly selesai: () => Promise<void>;
}

/** One throw-away PostgreSQL with a template database migrated once. */
export async function mulaiServerUji(): Promise<ServerUji> {
  buangSisa();
  const folder = mkdtempSync(path.join(tmpdir(), `${AWALAN_FOLDER}${process.pid}-`));
  const server = await startEmbeddedPostgres({ folder, port: 0, tahanMati: false });
  process.env[VARIABEL_FOLDER] = folder;
  const selesai = async (): Promise<void> => {
    await server.stop();
    simpanSalinan('pg-uji', path.join(folder, 'pg.log'));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ringankanSandi(server.adminUrl);
    await buatTemplat(server.adminUrl);
  } catch (galat) {
    await selesai();
    throw galat;
  }
  return { adminUrl: server.adminUrl, selesai };
}

/** The server of one whole run of vitest. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { adminUrl, selesai } = await mulaiServerUji();
  project.provide('postgresAdminUrl', adminUrl);
  return selesai;
}

/** A run opens tens of thousands of connections, and each would stretch the random password 4,096 times; the handshake stays the same. */
async function ringankanSandi(adminUrl: string): Promise<void> {
  const klien = new pg.Client({ connectionString: adminUrl });
  await klien.connect();
  try {
    await klien.query('set scram_iterations = 1');
    await klien.query(`alter role current_user password ${klien.escapeLiteral(decodeURIComponent(new URL(adminUrl).password))}`);
  } finally {
    await klien.end();
  }
}

/** The migrated database that others are cloned from. */
export async function buatTemplat(adminUrl: string): Promise<void> {
  const klien = new pg.Client({ connectionString: adminUrl });
  await klien.connect();
  try {
    await klien.query(`create database ${TEMPLAT}`);
    await migrate(denganBasisData(adminUrl, TEMPLAT));
    await klien.query(`alter database ${TEMPLAT} with allow_connections false is_template true`);
  } finally {
    await klien.end();
  }
}

// A run that was killed leaves its folder (its server ends by itself); the next run sweeps it.
function buangSisa(): void {
  for (const nama of readdirSync(tmpdir())) {
    const pid = Number(nama.startsWith(AWALAN_FOLDER) ? nama.slice(AWALAN_FOLDER.length).split('-')[0] : Number.NaN);
    if (Number.isInteger(pid) && !prosesHidup(pid)) rmSync(path.join(tmpdir(), nama), { recursive: true, force: true });
  }
}
