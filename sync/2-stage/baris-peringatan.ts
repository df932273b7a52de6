import type pg from 'pg';
import { PERINGATAN, type SelTakTerbaca } from '../1-canonicalise/peringatan.ts';

/** Cells kept per feed; all of them are counted. One wrong date format over a whole file would name every row. */
export const PERINGATAN_MAKS = 1_000;

interface BarisPeringatan extends SelTakTerbaca {
  readonly nomor: number;
}

/** Unreadable cells of the rows of one feed: counts all, keeps the first. */
export class Peringatan {
  #jumlah = 0;
  #sisa: BarisPeringatan[] = [];

  tambah(nomor: number, sel: readonly SelTakTerbaca[]): void {
    for (const s of sel) if (this.#jumlah++ < PERINGATAN_MAKS) this.#sisa.push({ nomor, ...s });
  }

  get jumlah(): number {
    return this.#jumlah;
  }

  /** Writes what was gathered since the last call. */
  async simpan(klien: pg.ClientBase, tarikan: string): Promise<void> {
    if (this.#sisa.length === 0) return;
    const isi = this.#sisa.map((s) => ({ ...s, pesan: PERINGATAN[s.kode] }));
    this.#sisa = [];
    await klien.query(
      `/* stage.peringatan */ insert into baris_diperingatkan (tarikan, baris, kolom, kode, pesan)
       select $1, nomor, kolom, kode, pesan from jsonb_to_recordset($2::jsonb) x(nomor int, kolom text, kode text, pesan text) on conflict do nothing`,
      [tarikan, JSON.stringify(isi)],
    );
  }
}
