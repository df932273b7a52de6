import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../../platform/antrean/definisi.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { jalankanJam } from './jam.ts';
import { selectUntukJam } from './queries-jam.ts';
import { temukanIkd } from './temuan-ikd.ts';

/** The lane of short transactions that the hub makes by itself. */
const ANTREAN_OTOMATIS = 'otomatis';

const MUATAN = z.object({ temuan: z.string().regex(/^\d{1,15}$/) });
export type MuatanJamSbt = z.output<typeof MUATAN>;

/** A new context of the hub itself per piece of work: its signature lives 30 s. */
export type BuatKonteksSbt = () => KonteksPelanggaran;

/** What the clock of SBT has to do with one case. Any number of deliveries does it once. */
export const pekerjaanJamTemuan = (buatKonteks: BuatKonteksSbt): DefinisiPekerjaan<MuatanJamSbt> =>
  defineJob({
    name: 'jam-temuan',
    antrean: ANTREAN_OTOMATIS,
    payload: MUATAN,
    key: ({ temuan }) => `jam-temuan:${temuan}`,
    run: ({ temuan }) => jalankanJam(buatKonteks(), temuan),
  });

const HALAMAN = 500;

/** Every case that the clock has something to do with, by calendar and parameters as they stand now. */
export async function temuanUntukJam(konteks: KonteksPelanggaran): Promise<readonly string[]> {
  const semua: string[] = [];
  for (let sesudah = '0'; ; ) {
    const ids = await konteks.baca((tx) => selectUntukJam(tx, sesudah, konteks.jam.hariIni(), HALAMAN));
    semua.push(...ids);
    const akhir = ids.at(-1);
    if (akhir === undefined || ids.length < HALAMAN) return semua;
    sesudah = akhir;
  }
}

/** Looks for cases whose deadline is over and hands each to `antrekan`. */
export const pekerjaanJamSbt = (
  buatKonteks: BuatKonteksSbt,
  antrekan: (temuan: readonly string[]) => Promise<void>,
): DefinisiPekerjaan<Record<string, never>> =>
  defineJob({
    name: 'jam-sbt',
    antrean: ANTREAN_OTOMATIS,
    payload: z.object({}),
    key: () => 'jam-sbt',
    run: async () => antrekan(await temuanUntukJam(buatKonteks())),
  });

/** Findings from the data quality index (IKD). Any number of deliveries on a day finds the same. */
export const pekerjaanTemuanIkd = (buatKonteks: BuatKonteksSbt): DefinisiPekerjaan<Record<string, never>> =>
  defineJob({
    name: 'temuan-ikd',
    antrean: ANTREAN_OTOMATIS,
    payload: z.object({}),
    key: () => 'temuan-ikd',
    run: async () => void (await temukanIkd(buatKonteks)),
  });
