import type { Peristiwa } from '../../domain/jejak.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { petaUmpan } from '../../domain/tarikan/keadaan-umpan.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';

/** The account and person on whose behalf the hub's own command acts. */
export interface Pelaku {
  readonly subjek: string;
  readonly orang: string;
}

export type TindakanUmpan = 'jeda' | 'lanjut' | 'ulangi';

export interface SasaranUmpan {
  /** null = every instansi. */
  readonly instansi: number | null;
  readonly sisi: string | null;
  readonly jenis: string | null;
}

export interface UmpanBeralih {
  readonly instansi: number;
  readonly sisi: string;
  readonly jenis: string;
  readonly ke: string;
}

const JEJAK = { jeda: 'tarikan.dijeda', lanjut: 'tarikan.dilanjutkan', ulangi: 'tarikan.diulangi' } as const satisfies Readonly<
  Record<TindakanUmpan, Peristiwa>
>;

/** Pauses, resumes or retries the feeds whose state allows it, with one audit entry per instansi. The schedule takes them up by itself. */
export async function kendalikanUmpan(
  sql: Sql,
  { instansi, sisi, jenis }: SasaranUmpan,
  { tindakan, alasan, oleh }: { tindakan: TindakanUmpan; alasan: string; oleh: Pelaku },
): Promise<readonly UmpanBeralih[]> {
  return sql.begin(async (tx) => {
    const rows = await tx<
      UmpanBeralih[]
    >`select * from umpan_alihkan(${instansi}::smallint, ${sisi}::text, ${jenis}::text, ${tx.json(petaUmpan(tindakan))}, ${alasan}, ${tindakan !== 'jeda'})`;
    for (const no of new Set(rows.map((r) => r.instansi))) {
      const isi =
        tindakan === 'ulangi' ? { instansi: no, jumlah: rows.filter((r) => r.instansi === no).length, alasan } : { instansi: no, sisi, jenis, alasan };
      await tx`select jejak_catat(${JEJAK[tindakan]}, ${tx.json(isi)}, ${oleh.subjek}, ${oleh.orang})`;
    }
    return rows;
  });
}

/** Makes the feeds of one instansi due now. Throws TERLALU_SERING, or PERALIHAN_DITOLAK when none may be pulled. */
export async function mintaTarikan(sql: Sql, instansi: number, oleh: Pelaku): Promise<void> {
  await sql.begin(async (tx) => {
    const [baris] = await tx<{ tunggu: number | null }[]>`select umpan_minta(${instansi}::smallint)::float8 tunggu`;
    const tunggu = baris?.tunggu ?? null;
    if (tunggu === null) throw new Kesalahan('PERALIHAN_DITOLAK', 'semua umpan dijeda atau belum dijadwalkan');
    if (tunggu > 0) throw new Kesalahan('TERLALU_SERING', `Coba lagi ${Math.ceil(tunggu)} detik lagi.`);
    await tx`select jejak_catat('tarikan.diminta', ${tx.json({ instansi })}, ${oleh.subjek}, ${oleh.orang})`;
  });
}
