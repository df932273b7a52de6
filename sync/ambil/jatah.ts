import { setTimeout as tidur } from 'node:timers/promises';
import { type Anggaran, tetapkanAnggaran } from '../../platform/antrean/anggaran.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import { JatahHabis } from '../sources/galat-sumber.ts';
import { setelanSiasn } from '../sources/setelan.ts';

/** Who draws on the budget of a source. */
export interface PemintaJatah {
  readonly sumber: string;
  /** Keeps its place in the line while it waits. */
  readonly peminta: string;
  /** Goes before those that fetch everybody. */
  readonly utama: boolean;
  /** Budget that this kind of source has even when its row is missing: unknown is not unlimited. Null: it states none. */
  readonly bawaan: Anggaran | null;
}

/** The budget that the settings of a source state: one call in `jedaMs` for the web service of SIASN, none for the others. */
export function anggaranSetelan(macam: string, setelan: unknown): Anggaran | null {
  const jedaMs = macam === 'SIASN' ? setelanSiasn(setelan).jedaMs : 0;
  return jedaMs > 0 ? { kapasitas: 1, perDetik: 1_000 / jedaMs } : null;
}

/** Asks for one call. Answers how long to wait in ms, 0 = granted; null: this source has no budget. */
async function mintaJatah(sql: Sql, { sumber, peminta, utama, bawaan }: PemintaJatah): Promise<number | null> {
  for (let ulang = false; ; ulang = true) {
    const [baris] = await sql<{ tunggu: number | null }[]>`/* jatah.minta */ select anggaran_minta(${sumber}, 1, ${peminta}, ${utama})::float8 tunggu`;
    const tunggu = baris?.tunggu ?? null;
    if (tunggu !== null) return Math.ceil(tunggu * 1_000);
    if (bawaan === null || ulang) return null;
    await tetapkanAnggaran(sql, sumber, bawaan);
  }
}

/** Waits for the next call that the source allows, whichever process asks. Throws JatahHabis when that is after `sampai` (ms of the clock). */
export async function tungguJatah(sql: Sql, peminta: PemintaJatah, sampai: number): Promise<void> {
  for (;;) {
    const tunggu = await mintaJatah(sql, peminta);
    if (tunggu === null || tunggu === 0) return;
    if (Date.now() + tunggu > sampai) throw new JatahHabis(tunggu);
    await tidur(tunggu);
  }
}
