#!/usr/bin/env node
// node bin/jalan.mjs PROGRAM.ts [ARGUMENT…]: runs a TypeScript program of this project.
import modul from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SIMPANAN, susun } from './susun.mjs';

const naskah = path.resolve(process.argv[2] ?? '');
process.argv.splice(1, 2, naskah);
// From Node 22 on what V8 has compiled is kept too.
modul.enableCompileCache?.(path.join(SIMPANAN, 'v8'));
const tersusun = await susun(naskah);
if (tersusun === null) {
  const { register } = await import('tsx/esm/api');
  register();
} else process.setSourceMapsEnabled(true);
await import(pathToFileURL(tersusun ?? naskah).href);
