// npm leaves out of package-lock.json the optional platform packages that the registry in use does not carry, and `npm ci` then
// refuses that lockfile everywhere. This writes the missing entries; with --periksa it only reports them.
import { readFileSync, writeFileSync } from 'node:fs';

const BERKAS = new URL('../package-lock.json', import.meta.url);
const OS = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'];
const CPU = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

const kunci = JSON.parse(readFileSync(BERKAS, 'utf8'));
const kurang = Object.entries(kunci.packages).flatMap(([dari, { optionalDependencies = {}, dev }]) =>
  Object.entries(optionalDependencies)
    .filter(([nama]) => !dapatDitemukan(dari, nama))
    .map(([nama, versi]) => ({ dari, nama, versi, dev })),
);

for (const { dari, nama, versi, dev } of kurang) {
  console.log(`package-lock: ${nama}@${versi} (untuk ${dari}) belum tercatat`);
  const diAtas = `node_modules/${nama}`;
  kunci.packages[diAtas in kunci.packages ? `${dari}/${diAtas}` : diAtas] = entri(nama, versi, dev);
}

if (kurang.length > 0 && process.argv.includes('--periksa')) process.exitCode = 1;
else if (kurang.length > 0) {
  kunci.packages = Object.fromEntries(Object.entries(kunci.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(BERKAS, `${JSON.stringify(kunci, null, 2)}\n`);
}

function dapatDitemukan(dari, nama) {
  for (let induk = dari; ; induk = induk.slice(0, Math.max(induk.lastIndexOf('node_modules/') - 1, 0))) {
    if (`${induk === '' ? '' : `${induk}/`}node_modules/${nama}` in kunci.packages) return true;
    if (induk === '') return false;
  }
}

// Platform packages carry their platform in their name; with it npm skips them elsewhere without asking the registry.
function entri(nama, versi, dev) {
  const kata = nama.split('/').at(-1).split(/[-.]/);
  const cpu = CPU.find((teks) => kata.includes(teks));
  const os = OS.find((teks) => kata.includes(teks));
  const libc = kata.some((teks) => teks.startsWith('musl')) ? 'musl' : kata.some((teks) => teks.startsWith('gnu')) ? 'glibc' : undefined;
  return {
    version: versi.replace(/^[~^]/, ''),
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(dev === true ? { dev } : {}),
    ...(libc === undefined ? {} : { libc: [libc] }),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
  };
}
