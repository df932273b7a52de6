import type { Client } from 'pg';
import { denganTenggat } from './deadline.ts';
import { petakanGalat } from './galat.ts';
import { bukaKlien, KLIEN_TAHAP } from './klien-irisan.ts';
import { bukaSql, isBerTls, type PenyediaIrisan, type Sql, sqlUntukIrisan } from './postgres-js.ts';

export interface PilihanKolam {
  /** Idle connections of each kind that are kept at most. */
  readonly simpan?: number;
  /** How long one is kept idle, ms. */
  readonly diamMs?: number;
  /** Slices that one serves at most: what its backend remembers only grows. */
  readonly pakaiMaks?: number;
}

/** A connection that one slice at a time holds. */
interface Pegangan<T> {
  readonly isi: T;
  readonly jaga: <H>(kerja: Promise<H>) => Promise<H>;
  readonly isPutus: () => boolean;
  /** Resolves true when it answers and holds neither transaction nor lock. */
  readonly lepaskan: () => Promise<boolean>;
  readonly akhiri: () => Promise<void>;
  pakai: number;
  pewaktu?: NodeJS.Timeout;
}

/** A slice that forgot to wait for its transaction keeps the connection busy; then it is ended and not lent again. */
const TENGGAT_LEPAS_MS = 2_000;

/** Every statement is planned for its values, as on a new connection: instansi differ in size by a hundred times, and a kept plan would not know. */
const SETELAN_SESI = { plan_cache_mode: 'force_custom_plan' } as const;

async function peganganSql(url: string): Promise<Pegangan<Sql>> {
  const { sql, jaga, isPutus, akhiri } = bukaSql(url, {}, SETELAN_SESI);
  const lepaskan = async (): Promise<boolean> => {
    // Behind a transaction that is still open this waits, and so it does not come back in time.
    await sql`select pg_advisory_unlock_all()`;
    return true;
  };
  return { isi: sql, jaga, isPutus, akhiri, lepaskan, pakai: 0 };
}

async function peganganKlien(url: string): Promise<Pegangan<Client>> {
  const klien = await bukaKlien(url, KLIEN_TAHAP);
  let putus = false;
  klien.once('end', () => {
    putus = true;
  });
  return {
    isi: klien,
    jaga: (kerja) => kerja,
    isPutus: () => putus,
    lepaskan: async () => {
      await klien.query('select pg_advisory_unlock_all()');
      return klien.getTransactionStatus() === 'I';
    },
    akhiri: () => klien.end().catch(() => {}),
    pakai: 0,
  };
}

/** Connections of one kind that wait for the next slice. */
class Simpanan<T> {
  readonly #buka: () => Promise<Pegangan<T>>;
  readonly #batas: Required<PilihanKolam>;
  readonly #diam: Pegangan<T>[] = [];
  #tutup = false;
  constructor(buka: () => Promise<Pegangan<T>>, batas: Required<PilihanKolam>) {
    this.#buka = buka;
    this.#batas = batas;
  }

  /** Only a slice that ended well gives its connection back; after a fault its state is nobody's to guess. */
  async pinjam<H>(fn: (isi: T) => Promise<H>): Promise<H> {
    let p: Pegangan<T> | undefined;
    try {
      p = this.#ambil() ?? (await this.#buka());
      p.pakai += 1;
      const hasil = await p.jaga(fn(p.isi));
      await this.#kembalikan(p);
      return hasil;
    } catch (galat) {
      await p?.akhiri();
      throw petakanGalat(galat);
    }
  }

  #ambil(): Pegangan<T> | undefined {
    for (let p = this.#diam.pop(); p !== undefined; p = this.#diam.pop()) {
      clearTimeout(p.pewaktu);
      if (!p.isPutus()) return p;
      void p.akhiri();
    }
    return undefined;
  }

  async #kembalikan(p: Pegangan<T>): Promise<void> {
    const bersih = await denganTenggat(p.jaga(p.lepaskan()), TENGGAT_LEPAS_MS).catch(() => false);
    if (!bersih || this.#tutup || p.pakai >= this.#batas.pakaiMaks || this.#diam.length >= this.#batas.simpan) return p.akhiri();
    p.pewaktu = setTimeout(() => {
      this.#diam.splice(this.#diam.indexOf(p), 1);
      void p.akhiri();
    }, this.#batas.diamMs);
    p.pewaktu.unref();
    this.#diam.push(p);
  }

  async tutup(): Promise<void> {
    this.#tutup = true;
    for (const p of this.#diam) clearTimeout(p.pewaktu);
    await Promise.all(this.#diam.splice(0).map((p) => p.akhiri()));
  }
}

/**
 * Connections of slices that ended well, kept for the next ones: a new backend begins with cold catalogues, which cost a small feed more than its
 * rows. It never makes a slice wait, and never lends a connection to two. Where the end of a connection cannot be seen (TLS) each slice has its own.
 */
export class KolamIrisan implements PenyediaIrisan {
  readonly url: string;
  readonly #sql: Simpanan<Sql>;
  readonly #klien: Simpanan<Client>;
  constructor(url: string, { simpan = 4, diamMs = 30_000, pakaiMaks = 500 }: PilihanKolam = {}) {
    this.url = url;
    const batas = { simpan: isBerTls(url) ? 0 : simpan, diamMs, pakaiMaks };
    this.#sql = new Simpanan(() => peganganSql(url), batas);
    this.#klien = new Simpanan(() => peganganKlien(url), batas);
  }

  sql<T>(fn: (sql: Sql) => Promise<T>): Promise<T> {
    return isBerTls(this.url) ? sqlUntukIrisan(this.url, fn) : this.#sql.pinjam(fn);
  }

  klien<T>(fn: (klien: Client) => Promise<T>): Promise<T> {
    return this.#klien.pinjam(fn);
  }

  /** Ends what is idle; what is lent is ended when it comes back. */
  async tutup(): Promise<void> {
    await Promise.all([this.#sql.tutup(), this.#klien.tutup()]);
  }
}
