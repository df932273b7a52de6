import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const AKAR = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const RUANG = ['domain', 'platform', 'drizzle', 'contoh', 'subgraphs', 'sync', 'gateway', 'bin', 'bench', 'docs', 'test'];

process.chdir(AKAR);
const ruang = RUANG.filter((nama) => existsSync(nama));
const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const { output } = await cruise(ruang, { ...options, ruleSet: { forbidden }, validate: true }, undefined, { tsConfig: extractTSConfig('tsconfig.json') });

for (const { rule, from, to } of output.summary.violations) console.error(`${rule.name}: ${from} → ${to}`);

// An unsupported TypeScript makes the cruiser see nothing and report no violation: count what it must have seen.
const seharusnya = ruang
  .flatMap((nama) => readdirSync(nama, { recursive: true }))
  .filter((nama) => /^(?!.*node_modules).*\.(ts|mjs)$/.test(String(nama))).length;
const terlihat = output.modules.filter(({ source }) => RUANG.some((nama) => source.startsWith(`${nama}/`))).length;
const buta = terlihat < seharusnya * 0.95 || output.summary.totalDependenciesCruised < seharusnya;
if (buta) console.error(`lantai: hanya ${terlihat} dari ${seharusnya} berkas yang terbaca; pemeriksaan ini buta.`);

const jumlah = output.summary.violations.length;
console.log(`lantai: ${terlihat} berkas, ${output.summary.totalDependenciesCruised} impor, ${jumlah} pelanggaran`);
process.exitCode = jumlah > 0 || buta ? 1 : 0;
