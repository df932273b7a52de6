import { fileURLToPath } from 'node:url';

/** What Node is given before the path of a TypeScript program that a test runs as a process of its own. */
export const JALAN = fileURLToPath(new URL('../../bin/jalan.mjs', import.meta.url));
