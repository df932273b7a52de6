#!/usr/bin/env node
import { denganTsx, jalankan, siapkan } from './siapkan.mjs';

siapkan();
jalankan([...denganTsx('bin/simpul.ts'), ...process.argv.slice(2)]);
