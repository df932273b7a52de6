import type pg from 'pg';
import type { BarisTarikan } from './tarikan.ts';

/** Says under which profile and units every remembered line of this side was read; null: not all under one. */
export async function catatRevisi(klien: pg.ClientBase, { sisi, instansi }: Pick<BarisTarikan, 'sisi' | 'instansi'>, revisi: string | null): Promise<void> {
  await klien.query('/* stage.revisi */ select sidik_blok_revisi($1, $2::smallint, $3)', [sisi, instansi, revisi]);
}

/** The same for rows that are about to be read again one by one, unless they are read as they were. */
export async function lepasRevisi(klien: pg.ClientBase, instansi: number, revisi: string): Promise<void> {
  await klien.query(
    `/* ulang.revisi */ select sidik_blok_revisi('SIMPEG', $1::smallint, null) from sidik_blok where sisi = 'SIMPEG' and instansi = $1 and revisi <> $2`,
    [instansi, revisi],
  );
}
