import type { Klaim } from './klaim.ts';

const PEMBUKA = `# Bukti

What the hub promises, the test that tries it, and the results of its long form. Each claim has a short form in \`npm test\`
(\`test/berat/bentuk-pendek.pg.test.ts\`, one round and its control) and a long one:

\`\`\`sh
npm run test:berat -- --list               # every claim with its last result
npm run test:berat -- ID --benih N         # all rounds; cut off, it goes on where it was; the result becomes a line below
npm run test:berat -- ID --benih N --putaran K   # 0: its control alone, recorded nowhere
\`\`\`

A claim of 0 means nothing without a control that can see a 1: the control is the same fault without the safeguard, and its number must not be 0.
The two disk claims mount a small tmpfs and need root on Linux; elsewhere they fail and name the command.
`;

/** The page up to the table of results, whose lines the runner adds. */
export function susunBukti(klaim: readonly Klaim[]): string {
  const baris = klaim.map((k) => `| \`${k.id}\` | ${k.pernyataan} | ${k.kendali} |`);
  return `${PEMBUKA}
## Klaim

| id | klaim | kendali yang harus melihat pelanggaran |
|---|---|---|
${baris.join('\n')}

## Hasil bentuk panjang

Commit with \`+\`: the tree had changes. Seed N tries rounds with seeds N, N+1, ….

| waktu (UTC) | komit | id | benih | putaran | detik | angka | pelanggaran | kendali |
|---|---|---|---|---|---|---|---|---|
`;
}
