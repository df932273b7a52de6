import type { LaporanUmpan } from '../../../sync/unggahan/laporan.ts';
import type { KasusBuruk } from './korpus/bentuk.ts';

export interface Jawaban {
  readonly bagian: string;
  readonly kasus: KasusBuruk;
  /** The refusal of the whole file, or the report. */
  readonly laporan: LaporanUmpan | string;
}

const sel = (teks: string): string => teks.replaceAll('|', '\\|').replaceAll('\u202e', '');
const TAMPIL = 3;

function akibat({ laporan }: Jawaban): string {
  if (typeof laporan === 'string') return `ditolak seluruhnya: ${laporan}`;
  const baris = [
    ...laporan.ditolak.map((d) => `baris ${d.baris}${d.kolom === null ? '' : `, kolom \`${d.kolom}\``}: \`${d.kode}\`: ${d.pesan}`),
    ...laporan.peringatan.map((d) => `diterima, tetapi baris ${d.baris}, kolom \`${d.kolom}\`: \`${d.kode}\`: ${d.pesan}`),
  ];
  const lebih = baris.length > TAMPIL ? [`… dan ${baris.length - TAMPIL} baris lain yang sama`] : [];
  const hitung = `terbaca ${laporan.terbaca}, diterapkan ${laporan.diterapkan}${laporan.duplikat > 0 ? `, duplikat ${laporan.duplikat}` : ''}`;
  return [hitung, ...baris.slice(0, TAMPIL), ...lebih].join('<br>');
}

const PEMBUKA = `# Masukan buruk

Every bad feed of the corpus and what its sender is told, word for word. This page is written by \`test/sync/masukan-buruk.pg.test.ts\` from the
answers of the running hub (\`npx vitest run test/sync/masukan-buruk.pg.test.ts -u\` renews it) and the test fails when an answer changes. A feed has
three people; the good ones are applied whatever stands beside them.
`;

/** The page of all answers, in the order of the corpus. */
export function susunDokumen(jawaban: readonly Jawaban[]): string {
  const bagian = [...new Set(jawaban.map((j) => j.bagian))];
  const tabel = bagian.map((b) => {
    const baris = jawaban.filter((j) => j.bagian === b).map((j) => `| \`${j.kasus.id}\` | ${sel(j.kasus.masalah)} | ${sel(akibat(j))} |`);
    return `\n## ${b}\n\n| umpan | apa yang salah | jawaban |\n|---|---|---|\n${baris.join('\n')}\n`;
  });
  return `${PEMBUKA}${tabel.join('')}`;
}
