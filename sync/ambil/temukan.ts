import type { Sql } from '../../platform/db/postgres-js.ts';
import { cariBerkas, type UmpanSumber } from '../sources/sumber-berkas.ts';
import { bacaMasalah, bacaSelesai } from './pengambilan.ts';
import { bacaSumber } from './sumber-terpasang.ts';
import { peringatanToken } from './token.ts';

/** A feed as it lies on the local disk, wherever it came from. */
export interface UmpanDitemukan {
  readonly berkas: string;
  /** Tells an unchanged file without reading it. */
  readonly tanda: string;
  /** When the source wrote it; null = the source does not say. */
  readonly ditulisPada: Date | null;
  /** The moment for which the content speaks; null: now. */
  readonly pada: Date | null;
  /** The source answers; false: what lies here may be old, and why was recorded when it was fetched. */
  readonly menjawab: boolean;
  /** Shown beside a healthy feed. */
  readonly peringatan: string | null;
}

async function peringatanSumber(sql: Sql, instansi: number, kodeCepat: string): Promise<string | null> {
  const [baris] = await sql<
    { berakhirPada: Date; ditolakPada: Date | null }[]
  >`select berakhir_pada "berakhirPada", ditolak_pada "ditolakPada" from token_sumber where instansi = ${instansi}`;
  return peringatanToken(baris ?? null, kodeCepat, Date.now());
}

/**
 * The newest complete content of a feed: from its source's last complete fetch, or, by default, a file in the folder. `null`: there is none.
 * 'MENUNGGU': the source is known and its first fetch has not ended; its state is recorded by the fetch.
 */
export async function temukanUmpan(
  sql: Sql,
  bahan: { readonly dirSumber: string; readonly instansi: number; readonly kodeCepat: string },
  u: UmpanSumber,
): Promise<UmpanDitemukan | 'MENUNGGU' | null> {
  const sumber = await bacaSumber(sql, bahan.instansi, u);
  if (sumber === null) {
    const ada = await cariBerkas(bahan.dirSumber, bahan.kodeCepat, u);
    return ada === null ? null : { ...ada, pada: null, menjawab: true, peringatan: null };
  }
  const selesai = await bacaSelesai(sql, bahan.instansi, u);
  if (selesai === null) return 'MENUNGGU';
  const masalah = await bacaMasalah(sql, bahan.instansi, u);
  const peringatan = sumber.macam === 'SIASN' ? await peringatanSumber(sql, bahan.instansi, bahan.kodeCepat) : null;
  const tanda = `ambilan:${selesai.id}:${selesai.pada.getTime()}`;
  return { berkas: selesai.berkas, tanda, ditulisPada: selesai.pada, pada: selesai.pada, menjawab: masalah === null, peringatan };
}
