import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as jeda } from 'node:timers/promises';
import pg from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { kunciFolder } from './folder-lock.ts';
import { pgBinaries } from './pg-binaries.ts';
import { buatKluster, jalankanPostgres, type Kluster, type Letak, SUPERUSER } from './pg-cluster.ts';
import { jagaInduk } from './pg-guard.ts';
import { folderKluster, pilihPgUser } from './pg-user.ts';
import { portBebas, portTerbuka } from './port.ts';
import { bacaPostmaster, hentikanPostmaster, postmasterHidup, prosesHidup } from './postmaster.ts';
import { denganBasisData } from './url.ts';

export interface PilihanPostgres {
  /** SIMPUL_DATA; the cluster lives in its `pg`, the password in `pg.sandi`, the log in `pg.log`. */
  readonly folder: string;
  readonly port: number;
  /** True when the operator named the port: a foreign listener is then an error instead of a reason to choose another. */
  readonly portTetap?: boolean;
  /** False gives up safety against a crash of the machine (fsync); a killed server still keeps what it committed. For test clusters. */
  readonly tahanMati?: boolean;
}

export interface PostgresTersemat {
  /** Superuser URL of database `simpul`. */
  readonly url: string;
  /** Superuser URL of database `postgres`, for CREATE DATABASE. */
  readonly adminUrl: string;
  readonly port: number;
  readonly pid: number;
  /** False when another live process of ours owns the server; `stop` then leaves it running. */
  readonly milikSendiri: boolean;
  readonly stop: () => Promise<void>;
}

const BASIS_DATA = 'simpul';
const TENGGAT_SIAP_MS = 180_000;
const TENGGAT_SISA_MS = 30_000;
const SISA_SERVER_LAMA = 'pre-existing shared memory block';

/**
 * Starts PostgreSQL 18 on this folder, or joins the one a live process of ours already runs there. An orphan whose owner was
 * killed is shut down and started anew. Fails with KONFIGURASI when the port or the platform does not allow it.
 */
export async function startEmbeddedPostgres(pilihan: PilihanPostgres): Promise<PostgresTersemat> {
  await mkdir(pilihan.folder, { recursive: true, mode: 0o700 });
  const folder = realpathSync(pilihan.folder);
  const binari = await pgBinaries();
  const lepas = await kunciFolder(path.join(folder, 'pg.kunci'));
  try {
    const user = pilihPgUser(path.join(folder, 'pg'), binari.postgres);
    const letak = {
      pg: folderKluster(folder, user),
      sandi: path.join(folder, 'pg.sandi'),
      log: path.join(folder, 'pg.log'),
      pemilik: path.join(folder, 'pg.pemilik'),
    };
    return (await bergabung(letak)) ?? (await nyalakan({ letak, binari, user, tahanMati: pilihan.tahanMati ?? true }, pilihan));
  } finally {
    lepas();
  }
}

async function bergabung(letak: Letak): Promise<PostgresTersemat | null> {
  const berjalan = bacaPostmaster(letak.pg);
  if (berjalan === null) return null;
  if (!postmasterHidup(berjalan.pid, letak.pg)) {
    rmSync(path.join(letak.pg, 'postmaster.pid'), { force: true });
    return null;
  }
  const pemilik = existsSync(letak.pemilik) ? Number(readFileSync(letak.pemilik, 'utf8')) : 0;
  if (pemilik !== 0 && prosesHidup(pemilik) && berjalan.siap) return hasil(letak, berjalan, async () => {});
  await hentikanPostmaster(berjalan.pid, letak.pg);
  return null;
}

/** Whether the server just refused to start because processes of one that was killed have not gone yet. They go by themselves as soon as they notice. */
const adaSisaServerLama = ({ log }: Letak): boolean => readFileSync(log, 'utf8').slice(-2_000).includes(SISA_SERVER_LAMA);

interface ServerHidup {
  readonly pid: number;
  readonly port: number;
  readonly lepasPenjaga: () => void;
}

async function jalankanSampaiSiap(kluster: Kluster, pilihan: PilihanPostgres): Promise<ServerHidup> {
  const { letak } = kluster;
  const batas = performance.now() + TENGGAT_SISA_MS;
  for (;;) {
    const port = await pilihPort(pilihan);
    const anak = jalankanPostgres({ ...kluster, port });
    writeFileSync(letak.pemilik, String(process.pid));
    const lepasPenjaga = jagaInduk(anak.pid ?? 0, letak.pg);
    try {
      return { pid: await tungguSiap(anak, letak), port, lepasPenjaga };
    } catch (galat) {
      lepasPenjaga();
      if (performance.now() > batas || !adaSisaServerLama(letak)) throw galat;
      await jeda(100);
    }
  }
}

async function nyalakan(kluster: Kluster, pilihan: PilihanPostgres): Promise<PostgresTersemat> {
  const { letak } = kluster;
  if (!existsSync(letak.pg)) await buatKluster(kluster);
  const { pid, port, lepasPenjaga } = await jalankanSampaiSiap(kluster, pilihan);
  const server = hasil(letak, { pid, port }, async () => {
    lepasPenjaga();
    await hentikanPostmaster(pid, letak.pg);
    rmSync(letak.pemilik, { force: true });
  });
  try {
    await pastikanBasisData(server.adminUrl);
  } catch (galat) {
    await server.stop();
    throw galat;
  }
  return server;
}

function hasil(letak: Letak, di: { readonly pid: number; readonly port: number }, stop: () => Promise<void>): PostgresTersemat {
  const sandi = readFileSync(letak.sandi, 'utf8').trim();
  const adminUrl = `postgres://${SUPERUSER}:${sandi}@127.0.0.1:${di.port}/postgres`;
  const milikSendiri = existsSync(letak.pemilik) && Number(readFileSync(letak.pemilik, 'utf8')) === process.pid;
  return { url: denganBasisData(adminUrl, BASIS_DATA), adminUrl, port: di.port, pid: di.pid, milikSendiri, stop };
}

async function tungguSiap(anak: ChildProcess, letak: Letak): Promise<number> {
  let berakhir = false;
  anak.once('exit', () => {
    berakhir = true;
  });
  anak.once('error', () => {
    berakhir = true;
  });
  const batas = performance.now() + TENGGAT_SIAP_MS;
  while (performance.now() < batas) {
    if (berakhir) break;
    const keadaan = bacaPostmaster(letak.pg);
    if (keadaan?.siap === true && keadaan.pid === anak.pid) return keadaan.pid;
    await jeda(20);
  }
  if (!berakhir && anak.pid !== undefined) await hentikanPostmaster(anak.pid, letak.pg);
  throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', `PostgreSQL tersemat tidak mau mulai; lihat ${letak.log}.`);
}

async function pilihPort({ port, portTetap }: PilihanPostgres): Promise<number> {
  if (port === 0) return portBebas();
  if (await portTerbuka(port)) return port;
  if (portTetap === true) throw new Kesalahan('KONFIGURASI', `Port ${port} untuk PostgreSQL tersemat dipakai program lain; ubah PORT_POSTGRES.`);
  return portBebas();
}

async function pastikanBasisData(adminUrl: string): Promise<void> {
  const klien = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 10_000 });
  klien.on('error', () => {});
  await klien.connect();
  try {
    const { rowCount } = await klien.query('select 1 from pg_database where datname = $1', [BASIS_DATA]);
    if (rowCount === 0) await klien.query(`create database ${BASIS_DATA}`);
  } finally {
    await klien.end();
  }
}
