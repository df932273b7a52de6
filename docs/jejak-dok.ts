import { JEJAK } from '../domain/jejak.ts';

const baris = Object.entries(JEJAK).map(([peristiwa, bidang]) => `| \`${peristiwa}\` | ${bidang.map((b) => `\`${b}\``).join(', ')} |`);

/** Text of docs/jejak.md: every event an auditor can meet. */
export function buatDokJejak(): string {
  return `# Jejak

Berkas ini dibuat dari \`domain/jejak.ts\` (\`npm run docs\`); jangan disunting dengan tangan.

Setiap tindakan menulis entrinya di dalam transaksi yang sama, pada satu dari 16 rantai. Setiap entri memuat sidik entri sebelumnya; \`jejak_periksa()\`
menyebut setiap entri yang berubah, hilang, disisipkan, atau tertukar. Entri menyebut pelaku (akun) dan orang di belakangnya; isinya tidak pernah memuat NIP,
NIK, atau nama.

| Peristiwa | Isi |
|---|---|
${baris.join('\n')}
`;
}
