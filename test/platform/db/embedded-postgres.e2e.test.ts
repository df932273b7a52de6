import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostgresTersemat, startEmbeddedPostgres } from '../../../platform/db/embedded-postgres.ts';
import { portBebas } from '../../../platform/db/port.ts';
import { postmasterHidup, prosesHidup } from '../../../platform/db/postmaster.ts';
import { JALAN } from '../../support/jalan.ts';
import { simpanSalinan } from '../../support/keluaran.ts';

const ANAK = fileURLToPath(new URL('embedded-postgres-anak.ts', import.meta.url));
let folder: string;

beforeAll(() => {
  // A folder that root alone can pass is how a clone in a fresh temporary folder looks.
  folder = mkdtempSync(path.join(tmpdir(), 'simpul-pg-'));
});

afterAll(() => {
  simpanSalinan('pg-tersemat', path.join(folder, 'pg.log'));
  rmSync(folder, { recursive: true, force: true });
});

const mulai = (tambahan: { port?: number; portTetap?: boolean } = {}): Promise<PostgresTersemat> =>
  startEmbeddedPostgres({ folder, port: 0, tahanMati: false, ...tambahan });

async function tanya(url: string, pernyataan: string): Promise<unknown> {
  const klien = new pg.Client({ connectionString: url });
  await klien.connect();
  try {
    const hasil = await klien.query<Record<string, unknown>>(pernyataan);
    return Object.values(hasil.rows[0] ?? {})[0];
  } finally {
    await klien.end();
  }
}

async function mulaiAnak(): Promise<{ anak: ChildProcess; pid: number; url: string }> {
  const anak = fork(JALAN, [ANAK, folder]);
  const [pesan] = (await once(anak, 'message')) as [{ pid: number; url: string }];
  return { anak, ...pesan };
}

test('a first start makes a cluster of PostgreSQL 18 that listens on this machine only and keeps its data over restarts', async () => {
  const pertama = await mulai();
  expect(await tanya(pertama.url, 'show server_version')).toMatch(/^18/);
  expect(await tanya(pertama.url, 'show listen_addresses')).toBe('127.0.0.1');
  expect(await tanya(pertama.url, 'show data_checksums')).toBe('on');
  expect(await tanya(pertama.url, "select datcollate || ' ' || pg_encoding_to_char(encoding) from pg_database where datname = 'simpul'")).toBe('C UTF8');
  expect(statSync(path.join(folder, 'pg.sandi')).mode & 0o777).toBe(0o600);
  await expect(tanya(pertama.url.replace(/:[^:@]+@/, ':salah@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  await tanya(pertama.url, 'create table simpanan as select 7 as n');
  await pertama.stop();
  // The ended server may be a zombie for a moment, until its parent is told.
  await expect.poll(() => prosesHidup(pertama.pid)).toBe(false);

  const kedua = await mulai();
  expect(await tanya(kedua.url, 'select n from simpanan')).toBe(7);
  await kedua.stop();
});

test('a second process joins the running server and does not stop it', async () => {
  const { anak, pid, url } = await mulaiAnak();
  const gabung = await mulai();
  expect(gabung).toMatchObject({ pid, milikSendiri: false });
  await gabung.stop();
  expect(await tanya(url, 'select 1')).toBe(1);
  anak.send('berhenti');
  await once(anak, 'exit');
  expect(postmasterHidup(pid, folder)).toBe(false);
});

test('when its owner is killed the server ends by itself, and the next start serves the committed data', async () => {
  const { anak, pid, url } = await mulaiAnak();
  await tanya(url, 'create table setelah_mati as select 9 as n');
  anak.kill('SIGKILL');
  await expect.poll(() => postmasterHidup(pid, folder), { timeout: 20_000 }).toBe(false);
  const server = await mulai();
  expect(await tanya(server.url, 'select n from setelah_mati')).toBe(9);
  await server.stop();
});

test('when owner and server are both killed the next start recovers', async () => {
  const { anak, pid, url } = await mulaiAnak();
  await tanya(url, 'create table setelah_jatuh as select 11 as n');
  anak.kill('SIGSTOP');
  process.kill(pid, 'SIGKILL');
  anak.kill('SIGKILL');
  await once(anak, 'exit');
  expect(existsSync(path.join(folder, 'pg/postmaster.pid'))).toBe(true);
  const server = await mulai();
  expect(await tanya(server.url, 'select n from setelah_jatuh')).toBe(11);
  await server.stop();
});

test('a backend of the killed server that lingers delays the next start and does not fail it', async () => {
  const { anak, pid, url } = await mulaiAnak();
  const klien = new pg.Client(url);
  klien.on('error', () => {});
  await klien.connect();
  const { rows } = await klien.query<{ pid: number }>('select pg_backend_pid() pid');
  const sisa = rows[0]?.pid ?? 0;
  process.kill(sisa, 'SIGSTOP');
  anak.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await once(anak, 'exit');
  const mulaiLagi = mulai();
  setTimeout(() => process.kill(sisa, 'SIGCONT'), 1_000);
  const server = await mulaiLagi;
  expect(readFileSync(path.join(folder, 'pg.log'), 'utf8')).toContain('pre-existing shared memory block');
  expect(await tanya(server.url, 'select n from setelah_jatuh')).toBe(11);
  await server.stop();
});

test('a pid file that names a foreign process is no reason to refuse or to kill', async () => {
  const port = await portBebas();
  writeFileSync(path.join(folder, 'pg/postmaster.pid'), `${process.pid}\n${folder}/pg\n0\n${port}\n\n127.0.0.1\n0 0\nready\n`);
  const server = await mulai();
  expect(server.milikSendiri).toBe(true);
  await server.stop();
});

test('a port in use is replaced, unless the operator named it: then the error says so', async () => {
  const tamu: Server = createServer().listen(0, '127.0.0.1');
  await once(tamu, 'listening');
  const alamat = tamu.address();
  const port = typeof alamat === 'object' && alamat !== null ? alamat.port : 0;
  await expect(mulai({ port, portTetap: true })).rejects.toThrowError(/PORT_POSTGRES/);
  const server = await mulai({ port });
  expect(server.port).not.toBe(port);
  await server.stop();
  tamu.close();
});
