import type { DefinisiPekerjaan } from './definisi.ts';

export type OpsiTambah = {
  /** Lower runs first; 0 (default) runs before any other. */
  prioritas?: number;
  /** Identity of this piece of work for `sekali`; a random one when absent. */
  tiket?: string;
};

export type KirimanPekerjaan = Readonly<{ definisi: DefinisiPekerjaan; payload: unknown; opsi?: OpsiTambah }>;

export type StatistikAntrean = Readonly<{ antrean: string; menunggu: number; aktif: number; tertunda: number; gagal: number; selesai: number }>;

/** Workers started by one `proses` call. `tutup` waits for the running jobs. */
export type Pekerja = Readonly<{ tutup(): Promise<void> }>;

export type OpsiProses = Readonly<{
  serentak: number /** Lock of a job in ms: after a crash it is handed on after at most twice this. Default 30000. */;
  kunciMs?: number;
}>;

/** What the platform asks of a queue, whatever store is below. Postgres stays the truth; everything here is a hint that may run twice. */
export interface Antrean {
  /** Enqueues; a job of the same key that still waits absorbs it, one that runs is followed by it. Fails with TENGGAT_TERLEWATI when the store does not answer. */
  tambah<P>(definisi: DefinisiPekerjaan<P>, payload: P, opsi?: OpsiTambah): Promise<void>;
  tambahBanyak(kiriman: readonly KirimanPekerjaan[]): Promise<void>;
  /** Enqueues every `setiapMs`, at an offset derived from the key so that instansi do not start together. Repeating the call changes nothing. */
  jadwalkan<P>(kunci: string, definisi: DefinisiPekerjaan<P>, payload: P, setiapMs: number): Promise<void>;
  batalkanJadwal(kunci: string, definisi: DefinisiPekerjaan): Promise<void>;
  proses(definisi: readonly DefinisiPekerjaan[], opsi: OpsiProses): Promise<Pekerja>;
  statistik(): Promise<readonly StatistikAntrean[]>;
  /** Jobs with this key wait until `lanjut`; the running one finishes. */
  jeda(kunci: string): Promise<void>;
  lanjut(kunci: string): Promise<void>;
  /** Keys of the definition that are waiting, running or delayed, out of those asked. */
  yangDikenal(definisi: DefinisiPekerjaan, kunci: readonly string[]): Promise<ReadonlySet<string>>;
  /** Keys of the definition whose last failure is younger than `umurMs`. */
  yangBaruGagal(definisi: DefinisiPekerjaan, umurMs: number): Promise<ReadonlySet<string>>;
  tutup(): Promise<void>;
}
