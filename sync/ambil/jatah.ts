import { setTimeout as tidur } from 'node:timers/promises';
import type { Sql } from '../../platform/db/postgres-js.ts';
import { JatahHabis } from '../sources/galat-sumber.ts';

/** Reserves the next call of one source. Answers how long to wait for it in ms; null when it lies more than `tungguMs` ahead, and then nothing is reserved. */
export async function pesanJatah(sql: Sql, kunci: string, jedaMs: number, tungguMs: number): Promise<number | null> {
  const [baris] = await sql<
    { tunggu: number }[]
  >`/* jatah.pesan */ insert into jatah_sumber as j (kunci, boleh_pada) values (${kunci}, clock_timestamp() + ${jedaMs} * interval '1 ms')
    on conflict (kunci) do update set boleh_pada = greatest(j.boleh_pada, clock_timestamp()) + ${jedaMs} * interval '1 ms' where j.boleh_pada <= clock_timestamp() + ${tungguMs} * interval '1 ms'
    returning greatest(0, extract(epoch from boleh_pada - clock_timestamp()) * 1000 - ${jedaMs})::float8 tunggu`;
  return baris?.tunggu ?? null;
}

/** Waits for the next call that the source allows, whichever process asks. Throws JatahHabis when that is after `sampai` (ms of the clock). */
export async function tungguJatah(sql: Sql, kunci: string, jedaMs: number, sampai: number): Promise<void> {
  const tunggu = await pesanJatah(sql, kunci, jedaMs, Math.max(0, sampai - Date.now()));
  if (tunggu === null) throw new JatahHabis(jedaMs);
  if (tunggu > 0) await tidur(tunggu);
}
