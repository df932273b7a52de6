import { writeFileSync } from 'node:fs';
import { contohEnv } from '../platform/config-example.ts';

writeFileSync(new URL('../.env.example', import.meta.url), contohEnv());
