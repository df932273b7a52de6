#!/usr/bin/env node
import { jalankan, program, siapkan } from './siapkan.mjs';

siapkan();
jalankan([...program('bin/simpul.ts'), ...process.argv.slice(2)]);
