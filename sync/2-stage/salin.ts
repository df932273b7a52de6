import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const POTONG = 1 << 18;

/** COPY into one table over one pg client: text is gathered into 256 KiB pieces, backpressure is obeyed, a server error rejects. */
export class Salin {
  readonly #klien: pg.ClientBase;
  readonly #perintah: string;
  #arus: ReturnType<typeof copyFrom> | null = null;
  #selesai: Promise<void> = Promise.resolve();
  #galat: unknown = null;
  #potongan = '';

  constructor(klien: pg.ClientBase, tabel: string, kolom: string) {
    this.#klien = klien;
    this.#perintah = `copy ${tabel} (${kolom}) from stdin`;
  }

  async tulis(baris: string): Promise<void> {
    this.#potongan += baris;
    if (this.#potongan.length >= POTONG) await this.#kirim();
  }

  async #kirim(): Promise<void> {
    if (this.#galat !== null) throw this.#galat;
    if (this.#potongan === '') return;
    if (this.#arus === null) {
      this.#arus = this.#klien.query(copyFrom(this.#perintah));
      this.#selesai = finished(this.#arus).catch((galat: unknown) => {
        this.#galat = galat;
      });
    }
    const potongan = this.#potongan;
    this.#potongan = '';
    if (!this.#arus.write(potongan)) await Promise.race([once(this.#arus, 'drain'), this.#selesai]);
    if (this.#galat !== null) throw this.#galat;
  }

  /** Ends the current COPY so that the connection can run another; further rows start a new one. */
  async tuntas(): Promise<void> {
    await this.#kirim();
    if (this.#arus === null) return;
    this.#arus.end();
    await this.#selesai;
    this.#arus = null;
    if (this.#galat !== null) throw this.#galat;
  }
}
