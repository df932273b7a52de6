import { and, desc, eq, sql } from 'drizzle-orm';
import { kaitan, kaitanKiriman } from '../../../drizzle/schema/kaitan.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

/** Most rows of ended addresses that are shown beside the others. */
const KAITAN_MAKS = 50;

/** Addresses of the caller's instansi (row-level security), newest first. */
export const selectKaitan = (tx: Tx) =>
  tx
    .select({
      id: kaitan.id,
      alamat: kaitan.alamat,
      macam: kaitan.macam,
      status: kaitan.status,
      sebab: kaitan.sebab,
      gagalSejak: kaitan.gagalSejak,
      rahasiaLamaSampai: sql<Date | null>`case when ${kaitan.lamaSampai} > clock_timestamp() then ${kaitan.lamaSampai} end`.mapWith(kaitan.lamaSampai),
      dibuatPada: kaitan.dibuatPada,
    })
    .from(kaitan)
    .orderBy(desc(kaitan.dibuatPada), desc(kaitan.id))
    .limit(KAITAN_MAKS);

export interface SaringanKiriman {
  readonly kaitanId: string | null;
  readonly status: string | null;
  readonly batas: number;
}

/** Messages to them, newest first. */
export const selectKiriman = (tx: Tx, { kaitanId, status, batas }: SaringanKiriman) =>
  tx
    .select({
      id: kaitanKiriman.id,
      kaitanId: kaitanKiriman.kaitan,
      webhookId: kaitanKiriman.webhookId,
      macam: kaitanKiriman.macam,
      pada: kaitanKiriman.pada,
      status: kaitanKiriman.status,
      percobaan: kaitanKiriman.percobaan,
      berikut: sql<Date | null>`case when ${kaitanKiriman.status} = 'MENUNGGU' then ${kaitanKiriman.berikut} end`.mapWith(kaitanKiriman.berikut),
      kodeHttp: kaitanKiriman.kodeHttp,
      sebab: kaitanKiriman.sebab,
      lamaMs: kaitanKiriman.lamaMs,
      selesaiPada: kaitanKiriman.selesaiPada,
    })
    .from(kaitanKiriman)
    .where(
      and(kaitanId === null ? undefined : sql`${kaitanKiriman.kaitan}::text = ${kaitanId}`, status === null ? undefined : eq(kaitanKiriman.status, status)),
    )
    .orderBy(desc(kaitanKiriman.id))
    .limit(batas);
