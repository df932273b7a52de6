import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** COPYs lines of text into one table over one pg client; a server error rejects. Nothing to do for an empty text. */
export async function salin(klien: pg.ClientBase, tabel: string, kolom: string, teks: string): Promise<void> {
  if (teks === '') return;
  const arus = klien.query(copyFrom(`copy ${tabel} (${kolom}) from stdin`));
  const selesai = finished(arus);
  arus.end(teks);
  await selesai;
}
