import type pg from 'pg';
import { tanpaTandaSel } from '../1-canonicalise/sel-rusak.ts';

/** One refused row: where, why, and the row as received (for the file of failed rows). */
export interface BarisTolak {
  readonly nomor: number;
  readonly kolom: string;
  readonly kode: string;
  readonly pesan: string;
  readonly mentah: string;
}

/** Keeps refused rows. Not by COPY: the table is under row-level security, and refusals are few. */
export async function catatTolakan(klien: pg.ClientBase, tarikan: string, baris: readonly BarisTolak[]): Promise<void> {
  if (baris.length === 0) return;
  await klien.query(
    `/* stage.tolakan */ insert into baris_ditolak (tarikan, baris, kolom, kode, pesan, isi)
     select $1, nomor, kolom, kode, pesan, mentah from jsonb_to_recordset($2::jsonb) x(nomor int, kolom text, kode text, pesan text, mentah text) on conflict (tarikan, baris) do nothing`,
    [
      tarikan,
      JSON.stringify(baris, (_, nilai: unknown) => (typeof nilai === 'string' ? tanpaTandaSel(nilai).replaceAll('\u0000', '\uFFFD').toWellFormed() : nilai)),
    ],
  );
}
