#!/usr/bin/env node
import { denganTsx, jalankan, siapkan } from './siapkan.mjs';

siapkan();
jalankan([...denganTsx('bin/up.ts'), ...process.argv.slice(2)]);
