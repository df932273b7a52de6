// Runs before anything is installed, so it may use Node's own modules only.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const AKAR = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const MODUL = path.join(AKAR, 'node_modules');
const CAP = path.join(MODUL, '.simpul-lock');

/**
 * Makes the clone runnable: Node new enough, packages as package-lock.json says. Quick when nothing is to be done.
 * @param {{ perluDev?: boolean }} [pilihan]
 */
export function siapkan({ perluDev = false } = {}) {
  periksaNode();
  const kunci = readFileSync(path.join(AKAR, 'package-lock.json'), 'utf8');
  const cap = `${createHash('sha256').update(kunci).digest('hex')} ${perluDev ? 'dev' : 'inti'}`;
  if (existsSync(CAP) && (readFileSync(CAP, 'utf8') === cap || readFileSync(CAP, 'utf8') === cap.replace(/inti$/, 'dev'))) return;
  if (!sudahTerpasang(JSON.parse(kunci), perluDev)) pasang(perluDev);
  writeFileSync(CAP, cap);
}

/**
 * Replaces this process, as far as Node can: same terminal, same signals, same exit code. The channel lets the child notice
 * when we are killed without a signal it could see.
 * @param {readonly string[]} argumen
 * @param {{ saluran?: boolean, stdin?: 'inherit' | 'ignore', env?: NodeJS.ProcessEnv }} [pilihan]
 */
export function jalankan(argumen, { saluran = true, stdin = 'inherit', env = process.env } = {}) {
  const stdio = [stdin, 'inherit', 'inherit', ...(saluran ? ['ipc'] : [])];
  const anak = spawn(process.execPath, [...argumen], { cwd: process.cwd(), stdio, env });
  for (const isyarat of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(isyarat, () => anak.kill(isyarat));
  anak.once('error', (galat) => berhenti(`Tidak dapat menjalankan Node: ${galat.message}`));
  anak.once('exit', (kode, isyarat) => process.exit(kode ?? 128 + (constants.signals[isyarat] ?? 0)));
}

/** @param {string} pesan */
export function berhenti(pesan) {
  process.stderr.write(`simpul: ${pesan}\n`);
  process.exit(1);
}

/** What Node is given to run a TypeScript program of this project, from any folder. */
export const program = (naskah) => [path.join(AKAR, 'bin/jalan.mjs'), path.join(AKAR, naskah)];

function periksaNode() {
  const [mayor = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (mayor < 20 || (mayor === 20 && minor < 19)) berhenti(`perlu Node 20.19 atau lebih baru; ini ${process.versions.node}.`);
}

// npm keeps what it installed in node_modules/.package-lock.json; equal versions mean there is nothing to do.
function sudahTerpasang(kunci, perluDev) {
  const catatan = path.join(MODUL, '.package-lock.json');
  if (!existsSync(catatan)) return false;
  const terpasang = JSON.parse(readFileSync(catatan, 'utf8')).packages ?? {};
  return Object.entries(kunci.packages)
    .filter(([nama, isi]) => nama !== '' && !isi.optional && !isi.devOptional && (perluDev || !isi.dev))
    .every(([nama, isi]) => terpasang[nama]?.version === isi.version && existsSync(path.join(AKAR, nama, 'package.json')));
}

function pasang(perluDev) {
  process.stderr.write('simpul: memasang paket (npm ci)…\n');
  const lewatNpm = process.env['npm_execpath']?.endsWith('npm-cli.js') ? [process.execPath, process.env['npm_execpath']] : ['npm'];
  const [program, ...awal] = lewatNpm;
  const pilihan = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', perluDev ? '--include=dev' : '--omit=dev'];
  // A registry without some optional platform package makes "ci" refuse the lockfile; "install" follows it as far as it goes.
  for (const cara of [['ci'], ['install', '--no-save']]) {
    const { status } = spawnSync(program, [...awal, ...cara, ...pilihan], { cwd: AKAR, stdio: ['ignore', 2, 2] });
    if (status === 0) return;
  }
  berhenti('"npm ci" gagal; periksa sambungan ke registri npm, lalu ulangi.');
}
