// Joins a TypeScript program and all that it imports into one JavaScript file, once per state of its sources: a process then loads a handful of files
// instead of a thousand, each through a loader of its own. Packages stay where they are.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const AKAR = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const SIMPANAN = path.join(AKAR, 'node_modules/.cache/simpul');
/** Joined files that no start has used for this long may go; a running process may still load parts of an older one. */
const USANG_MS = 7 * 24 * 3_600_000;
const TANDAI_MS = 3_600_000;

const sidik = (teks) => createHash('sha256').update(teks).digest('hex').slice(0, 16);
const ciri = (berkas) => {
  const { mtimeMs, size } = statSync(berkas);
  return `${mtimeMs}:${size}`;
};

function tandaiDipakai(folder) {
  try {
    if (Date.now() - statSync(folder).mtimeMs > TANDAI_MS) utimesSync(folder, new Date(), new Date());
  } catch {
    // A folder that may only be read: nobody cleans there either.
  }
}

/** The joined file of the last time, as long as none of its sources has changed; else null. */
function tersusun(penunjuk) {
  try {
    const { hasil, masukan } = JSON.parse(readFileSync(penunjuk, 'utf8'));
    for (const [berkas, lama] of Object.entries(masukan)) if (ciri(berkas) !== lama) return null;
    statSync(hasil);
    tandaiDipakai(path.dirname(hasil));
    return hasil;
  } catch {
    return null;
  }
}

/** Every module goes on seeing its own place: what it reads beside itself is found there. */
const TEMPAT_ASAL = {
  name: 'tempat-asal',
  setup(susunan) {
    susunan.onLoad({ filter: /\.ts$/ }, async ({ path: berkas }) => {
      if (berkas.includes(`${path.sep}node_modules${path.sep}`)) return undefined;
      const isi = await readFile(berkas, 'utf8');
      if (!isi.includes('import.meta.')) return undefined;
      const contents = isi
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(berkas).href))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(berkas)));
      return { contents, loader: 'ts' };
    });
  },
};

/** What no start has used for long, as far as it can be seen: other starts write and clean here at the same time. */
function buangUsang() {
  for (const nama of readdirSync(SIMPANAN)) {
    const jalur = path.join(SIMPANAN, nama);
    try {
      if (nama !== 'v8' && Date.now() - statSync(jalur).mtimeMs > USANG_MS) rmSync(jalur, { recursive: true, force: true });
    } catch {
      // Gone meanwhile.
    }
  }
}

async function susunBaru(naskah, penunjuk) {
  const { build, stop } = await import('esbuild');
  const mulaiMs = Date.now();
  const outdir = path.join(SIMPANAN, `${path.basename(penunjuk, '.json')}-${process.pid}-${Date.now()}`);
  const { metafile } = await build({
    absWorkingDir: AKAR,
    entryPoints: { utama: naskah },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    keepNames: true,
    metafile: true,
    logLevel: 'error',
    plugins: [TEMPAT_ASAL],
  });
  await stop();
  const hasil = path.join(outdir, 'utama.mjs');
  const berkas = Object.keys(metafile.inputs).map((m) => path.join(AKAR, m));
  // A source that was saved meanwhile may or may not be in it: good for this run, not for the next.
  if (berkas.every((b) => statSync(b).mtimeMs < mulaiMs)) {
    writeFileSync(`${outdir}.json`, JSON.stringify({ hasil, masukan: Object.fromEntries(berkas.map((b) => [b, ciri(b)])) }));
    renameSync(`${outdir}.json`, penunjuk);
  }
  buangUsang();
  return hasil;
}

/**
 * Path of the JavaScript to load for this TypeScript program; null where it cannot be joined or nothing can be written (read-only, full, another's folder), so
 * that it has to be read as it is.
 * @param {string} naskah absolute path
 */
export async function susun(naskah) {
  const penunjuk = path.join(SIMPANAN, `${sidik(naskah)}.json`);
  const ada = tersusun(penunjuk);
  if (ada !== null) return ada;
  try {
    mkdirSync(SIMPANAN, { recursive: true });
    return await susunBaru(naskah, penunjuk);
  } catch {
    return null;
  }
}
