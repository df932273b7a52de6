import { PERAN, type Peran } from '../domain/akses.ts';
import type { AturanBidang, CaraTolak } from '../domain/akses-bidang/aturan.ts';
import { AKSES_BIDANG, peranBidang, peranJenis } from '../domain/akses-bidang/tabel.ts';
import { grafSkema } from './graf-skema.ts';

const SELAIN_ITU: Readonly<Record<CaraTolak, string>> = { GALAT: '', NULL: ', selain itu null', KOSONG: ', selain itu kosong' };

const aturan = (a: AturanBidang): string =>
  a.cara === 'IKUT_INDUK' ? 'ikut induk' : `${a.cara === 'OPERASI' ? `\`${a.operasi}\`` : a.sebab}${SELAIN_ITU[a.tolak]}`;

/** Everybody, or who is left out when those are fewer. */
function sebut(peran: readonly Peran[]): string {
  const luar = PERAN.filter((p) => !peran.includes(p));
  if (luar.length === 0) return 'semua';
  if (peran.length === 0) return 'tidak seorang pun';
  return luar.length < 4 ? `semua kecuali ${luar.join(', ')}` : peran.join(', ');
}

function baris(jenis: string, sampai: ReadonlySet<Peran>): readonly string[] {
  const kelompok = new Map<string, { readonly a: AturanBidang; readonly bidang: string[] }>();
  for (const [bidang, a] of Object.entries(AKSES_BIDANG[jenis] ?? {})) {
    const kunci = aturan(a);
    const ada = kelompok.get(kunci);
    if (ada === undefined) kelompok.set(kunci, { a, bidang: [bidang] });
    else ada.bidang.push(bidang);
  }
  return [...kelompok].map(
    ([teks, { a, bidang }]) => `| ${jenis} | ${bidang.map((b) => `\`${b}\``).join(' ')} | ${teks} | ${sebut(peranBidang(a).filter((p) => sampai.has(p)))} |`,
  );
}

/** Text of docs/akses-bidang.md: who may read each field of the composed schema, from the very table that the tests hold the resolvers to. */
export function buatDokAksesBidang(): string {
  const sampai = peranJenis(grafSkema());
  const jenis = Object.keys(AKSES_BIDANG).sort((a, b) => (a < b ? -1 : 1));
  return `# Akses per bidang

Berkas ini dibuat dari \`domain/akses-bidang/\` dan skema gabungan (\`npm run docs\`); jangan disunting dengan tangan.

Setiap bidang pada skema punya aturan. *Ikut induk*: siapa pun yang boleh sampai ke objeknya membaca bidang itu. Operasi: peran operasi itu menurut
[akses.md](akses.md), yang lain ditolak dengan TIDAK_BERWENANG, atau membaca null atau daftar kosong bila tertulis demikian. Kolom terakhir: peran yang menurut aturan
dapat sampai ke bidang itu dari Query atau Mutation; baris mana yang terlihat dijaga sekali lagi di dalam PostgreSQL. SISTEM adalah pusat itu sendiri, tanpa token.

| Jenis | Bidang | Aturan | Peran |
|---|---|---|---|
${jenis.flatMap((j) => baris(j, sampai.get(j) ?? new Set())).join('\n')}
`;
}
