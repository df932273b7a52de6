import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bacaSkemaSubgraf } from '../gateway/berkas-skema.ts';
import { susunManifes } from '../gateway/dokumen/susun-manifes.ts';
import { susunSupergraf } from '../gateway/susun.ts';

const bagian = bacaSkemaSubgraf(fileURLToPath(new URL('../subgraphs', import.meta.url)));
writeFileSync(new URL('../gateway/supergraph.graphql', import.meta.url), susunSupergraf(bagian));
process.stdout.write(`gateway/supergraph.graphql: ${bagian.map((b) => b.name).join(', ')}\n`);
writeFileSync(new URL('../gateway/dokumen/manifes.json', import.meta.url), susunManifes(fileURLToPath(new URL('../gateway/dokumen', import.meta.url))));
