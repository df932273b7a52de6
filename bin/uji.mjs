#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AKAR, berhenti, jalankan, siapkan } from './siapkan.mjs';

const argumen = process.argv.slice(2);
siapkan({ perluDev: true });
if (perluRedis(argumen)) pastikanRedis();
jalankan([path.join(AKAR, 'node_modules/vitest/vitest.mjs'), 'run', '--root', AKAR, ...argumen], { saluran: false, stdin: 'ignore' });

function perluRedis(daftar) {
  const proyek = daftar.flatMap((teks, i) => (teks === '--project' ? [daftar[i + 1]] : teks.startsWith('--project=') ? [teks.slice(10)] : []));
  return proyek.length === 0 || proyek.some((nama) => nama !== 'pure');
}

function pastikanRedis() {
  if (adaDiPath('redis-server')) return;
  const cara = 'pasang redis-server dulu: "sudo apt-get install redis-server" (Debian, Ubuntu) atau "brew install redis" (macOS), lalu ulangi.';
  if (process.getuid?.() !== 0 || !adaDiPath('apt-get')) berhenti(`redis-server tidak ada; ${cara}`);
  process.stderr.write('simpul: memasang redis-server (apt-get)…\n');
  const terpasang = tanpaLayanan(
    () => apt('install', '-y', '--no-install-recommends', 'redis-server') || (apt('update') && apt('install', '-y', '--no-install-recommends', 'redis-server')),
  );
  if (!terpasang || !adaDiPath('redis-server')) berhenti(`apt-get gagal; ${cara}`);
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
  return spawnSync('apt-get', ['-q', ...perintah], { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
}

function adaDiPath(program) {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => folder !== '' && existsSync(path.join(folder, program)));
}
