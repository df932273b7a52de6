import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm';
import { instansi, padanan } from '../../../drizzle/schema/rujukan.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

export type BarisPadanan = typeof padanan.$inferSelect & { readonly instansiId: string };

export interface CariPadanan {
  readonly instansiId: string;
  readonly tabel: string | null;
  readonly status: string | null;
  readonly sesudah: readonly [string, string] | null;
  readonly batas: number;
}

export const selectPadanan = (tx: Tx, c: CariPadanan): Promise<BarisPadanan[]> =>
  tx
    .select({ ...getTableColumns(padanan), instansiId: instansi.id })
    .from(padanan)
    .innerJoin(instansi, eq(instansi.no, padanan.instansi))
    .where(
      and(
        eq(instansi.id, c.instansiId),
        c.tabel === null ? undefined : eq(padanan.tabel, c.tabel),
        c.status === null ? undefined : eq(padanan.status, c.status),
        c.sesudah === null ? undefined : sql`(${padanan.tabel}, ${padanan.lokal}) > (${c.sesudah[0]}, ${c.sesudah[1]})`,
      ),
    )
    .orderBy(asc(padanan.tabel), asc(padanan.lokal))
    .limit(c.batas);

/** Whether the SIASN id exists: units only within the instansi, structural positions likewise. */
export async function adaIdSiasn(tx: Tx, { tabel, no, siasn }: { tabel: string; no: number; siasn: string }): Promise<boolean> {
  const { rows } = await tx.execute(
    tabel === 'unor'
      ? sql`select 1 from unor where id = ${siasn} and instansi = ${no}`
      : sql`select 1 from jabatan where id = ${siasn} and (instansi is null or instansi = ${no})`,
  );
  return rows.length > 0;
}

export interface KunciPadanan {
  readonly no: number;
  readonly tabel: string;
  readonly lokal: string;
}

export interface NilaiPadanan {
  readonly siasn: string | null;
  readonly status: string;
  readonly versi: number;
  readonly oleh: string;
}

/** Writes only over the version the caller saw (0 = none yet); false when somebody was faster. */
export async function simpanPadanan(tx: Tx, k: KunciPadanan, n: NilaiPadanan): Promise<boolean> {
  if (n.versi === 0) {
    const { rows } = await tx.execute(sql`insert into padanan (instansi, tabel, lokal, siasn, status, oleh)
      values (${k.no}, ${k.tabel}, ${k.lokal}, ${n.siasn}, ${n.status}, ${n.oleh}) on conflict (instansi, tabel, lokal) do nothing returning versi`);
    return rows.length > 0;
  }
  const rows = await tx
    .update(padanan)
    .set({ siasn: n.siasn, status: n.status, oleh: n.oleh, versi: n.versi + 1, diubahPada: sql`clock_timestamp()` })
    .where(and(eq(padanan.instansi, k.no), eq(padanan.tabel, k.tabel), eq(padanan.lokal, k.lokal), eq(padanan.versi, n.versi)))
    .returning({ versi: padanan.versi });
  return rows.length > 0;
}

export const selectSatuPadanan = async (tx: Tx, k: KunciPadanan): Promise<BarisPadanan | null> =>
  (
    await tx
      .select({ ...getTableColumns(padanan), instansiId: instansi.id })
      .from(padanan)
      .innerJoin(instansi, eq(instansi.no, padanan.instansi))
      .where(and(eq(padanan.instansi, k.no), eq(padanan.tabel, k.tabel), eq(padanan.lokal, k.lokal)))
  )[0] ?? null;
