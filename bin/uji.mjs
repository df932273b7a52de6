#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AKAR, berhenti, jalankan, siapkan } from './siapkan.mjs';

/** Real servers that the tests start themselves: a program of each, its Debian package, and how a Mac gets it. */
const PROGRAM = [
  { program: 'redis-server', paket: 'redis-server', brew: 'redis' },
  { program: 'mariadbd', paket: 'mariadb-server', brew: 'mariadb' },
  { program: 'openssl', paket: 'openssl', brew: 'openssl' },
];
const FOLDER_PROGRAM = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];

const argumen = process.argv.slice(2);
siapkan({ perluDev: true });
if (perluLayanan(argumen)) for (const p of PROGRAM) pastikanProgram(p);
jalankan([path.join(AKAR, 'node_modules/vitest/vitest.mjs'), 'run', '--root', AKAR, ...argumen], { saluran: false, stdin: 'ignore' });

function perluLayanan(daftar) {
  const proyek = daftar.flatMap((teks, i) => (teks === '--project' ? [daftar[i + 1]] : teks.startsWith('--project=') ? [teks.slice(10)] : []));
  return proyek.length === 0 || proyek.some((nama) => nama !== 'pure');
}

function pastikanProgram({ program, paket, brew }) {
  if (adaDiPath(program)) return;
  const cara = `pasang ${paket} dulu: "sudo apt-get install ${paket}" (Debian, Ubuntu) atau "brew install ${brew}" (macOS), lalu ulangi.`;
  if (process.getuid?.() !== 0 || !adaDiPath('apt-get')) berhenti(`${program} tidak ada; ${cara}`);
  process.stderr.write(`simpul: memasang ${paket} (apt-get)…\n`);
  const pasang = () => apt('install', '-y', '--no-install-recommends', paket);
  const terpasang = tanpaLayanan(() => pasang() || (apt('update') && pasang()));
  if (!terpasang || !adaDiPath(program)) berhenti(`apt-get gagal; ${cara}`);
}

// The package would start a service; the tests want the program only.
function tanpaLayanan(kerja) {
  const kebijakan = '/usr/sbin/policy-rc.d';
  const buatan = !existsSync(kebijakan);
  if (buatan) writeFileSync(kebijakan, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return kerja();
  } finally {
    if (buatan) rmSync(kebijakan, { force: true });
  }
}

function apt(...perintah) {
  return (
    spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...perintah], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  );
}

function adaDiPath(program) {
  return FOLDER_PROGRAM.some((folder) => folder !== '' && existsSync(path.join(folder, program)));
}
