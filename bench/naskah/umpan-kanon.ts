import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bacaInstansi, bukaBerkas, letakBaris } from '../../contoh/baca-bangsa.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { bacaProfil } from '../../sync/1-canonicalise/profil.ts';
import { siapkanSidik } from '../../sync/1-canonicalise/sidik.ts';
import { pembacaBkn, pembacaCepat, pembacaSimpeg } from '../../sync/sources/pembaca.ts';
import type { DataUmpan } from '../data/umpan.ts';
import { bekalBerkas, blokDariBerkas, REVISI, rujukanBerkas, siapkanTanpaBasis } from '../data/umpan-tanpa-basis.ts';

export const DIR_PROFIL = fileURLToPath(new URL('../../contoh/profil', import.meta.url));

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};

/**
 * CPU seconds of this process for the whole files, without a database: passed over by their bytes (`pindai`), and canonicalised in full although
 * nothing differs (`kanon`). The memory they are compared with was made by the slow path; one row that differs from it fails the bench.
 */
export async function ukurTanpaBasis(d: DataUmpan, fase: readonly string[], cerita: (teks: string) => void): Promise<Readonly<Record<string, number>>> {
  const sidik = await siapkanSidik();
  const bahan = { bekal: bekalBerkas(d.bangsa, d.contoh, DIR_PROFIL), sidik };
  const hasil: Record<string, number> = {};
  for (let n = 0; n < d.instansi; n++) {
    const berkas = d.berkas(n, 'awal');
    const blok = await blokDariBerkas(berkas, bahan);
    for (const [nama, revisi] of [
      ['pindai', REVISI],
      ['kanon', 'lain'],
    ] as const) {
      if (!fase.includes(nama)) continue;
      const mulai = cpu();
      const siap = await siapkanTanpaBasis(berkas, blok, revisi, bahan);
      hasil[nama] = (hasil[nama] ?? 0) + cpu() - mulai;
      if (siap.takBerubah !== blok.isi.length / 16 || siap.tidakAda > 0) throw new Kesalahan('INTERNAL', `${nama}: baris yang sama disangka lain`);
    }
    if (n % 10 === 9) cerita(`  tanpa basis data: ${n + 1} dari ${d.instansi} instansi`);
  }
  return hasil;
}

/** Rows per CPU second of canonicalisation alone, for every format that the invented nation has: its rows, over and over. */
export async function ukurFormat(d: DataUmpan, baris: number): Promise<Readonly<Record<string, number>>> {
  const sidik = await siapkanSidik();
  const hasil: Record<string, number> = {};
  const instansi = bacaInstansi(d.bangsa);
  for (const nama of ['bkn', 'simpeg-a', 'simpeg-b', 'simpeg-c', 'simpeg-d']) {
    const i = instansi.find((x) => x.profilId === (nama === 'bkn' ? 'simpeg-a' : nama));
    if (i === undefined) continue;
    const profil = nama === 'bkn' ? null : bacaProfil(readFileSync(path.join(DIR_PROFIL, `${nama}.json`), 'utf8'), nama);
    const b = bukaBerkas(d.bangsa, i, profil === null ? 'BKN' : 'SIMPEG');
    const pemisah = profil?.format === 'ndjson' ? null : b.teks.slice(0, b.awal).includes(';') ? ';' : ',';
    const kepala = { format: pemisah === null ? 'ndjson' : 'csv', pemisah, kolom: pemisah === null ? [] : b.kolom, gzip: false } as const;
    const rujukan = rujukanBerkas(d.bangsa, i);
    const lambat = profil === null ? pembacaBkn(kepala, rujukan) : pembacaSimpeg(kepala, profil, rujukan);
    const cepat = pembacaCepat(kepala, profil, rujukan);
    const semua = [...letakBaris(b)].map((letak) => b.teks.slice(letak, b.teks.indexOf('\n', letak)));
    const blok = semua.map((teks) => Buffer.from(teks, 'utf8'));
    const putar = (banyak: number): void => {
      for (let n = 0; n < banyak; n++) {
        const k = n % semua.length;
        if (cepat?.baca(blok[k] as Buffer, 0, (blok[k] as Buffer).length)) continue;
        const satu = lambat(semua[k] as string);
        if (satu.sah) sidik.hashUtuh(satu);
      }
    };
    putar(baris / 4);
    const mulai = cpu();
    putar(baris);
    hasil[`per_detik_inti_format_${nama.replace('-', '_')}`] = Math.round(baris / (cpu() - mulai));
  }
  return hasil;
}
