import type { Profil } from '../1-canonicalise/profil.ts';
import type { Setelan } from './setelan.ts';
import type { UmpanSumber } from './sumber-berkas.ts';

/** Where a paged or resumable fetch stands; JSON. Null at the beginning, and for sources that can only start anew. */
export type Kursor = Readonly<Record<string, unknown>> | null;

/** A piece of the file to be made. Once `titik` is set, everything up to here may be kept and the fetch can go on from `kursor`. */
export interface Potong {
  readonly isi: string | Buffer;
  readonly kursor?: Kursor;
  readonly titik?: boolean;
}

/** What a later fetch sends along to be told "unchanged". */
export interface Penanda {
  readonly etag?: string;
  readonly diubah?: string;
}

export type HasilAmbil =
  | { readonly jenis: 'SELESAI'; readonly penanda?: Penanda; readonly hitung: Readonly<Record<string, number>> }
  | { readonly jenis: 'TETAP' }
  /** Time of this run is over; there is more. */
  | { readonly jenis: 'LANJUT' };

/** People that a source without a list must be asked about one by one; durable, each once. */
export interface DaftarOrang {
  /** Those whom the hub already knows, of either side. */
  isiDariHub(): Promise<number>;
  /** Those whom a list of the source names; returns how many no list had named before. */
  tambah(nip: readonly string[]): Promise<number>;
  sesudah(nip: string, banyak: number): Promise<readonly string[]>;
}

/** The token that an operator pastes. */
export interface TokenSso {
  /** Throws SUMBER_MENOLAK with the words that tell what to paste, when there is none or it has expired. */
  baca(): Promise<string>;
  tandaiDitolak(): Promise<void>;
}

export interface BahanSumber {
  readonly instansi: number;
  readonly kodeCepat: string;
  readonly umpan: UmpanSumber;
  readonly alamat: string;
  readonly setelan: Setelan;
  /** The secret of this name; throws SUMBER_MENOLAK when it is not set. */
  readonly rahasia: (nama: string) => string;
  /** The instansi's mapping profile; null for BKN's side and for facts. */
  readonly profil: Profil | null;
  readonly kursor: Kursor;
  readonly penanda: Penanda | null;
  readonly batal: AbortSignal;
  /** When this run has to end, in ms of the clock. */
  readonly sampai: number;
  /** Waits for the next call that this source allows, whichever process asks; once before each. Throws JatahHabis when that is after `sampai`. */
  readonly jatah: () => Promise<void>;
  readonly daftar: DaftarOrang;
  readonly sso: TokenSso;
}

/** What a source says of one person who was asked about. ISI: rows as the feed's file has them, of facts one line (JawabanFakta). TIADA: it knows of nobody. CACAT: the answer cannot be used. */
export type JawabanOrang = { readonly nip: string; readonly jenis: 'ISI'; readonly isi: string } | { readonly nip: string; readonly jenis: 'TIADA' | 'CACAT' };

/** Single people by NIP, in the order given and as far as the time of the run goes. Faults as of Sumber. */
export type SumberOrang = (bahan: BahanSumber, nip: readonly string[]) => AsyncGenerator<JawabanOrang, void, void>;

/** One feed of one instansi as a stream of pieces of a file that the hub can read. Faults: SumberMenunda, SUMBER_MENOLAK, JatahHabis. */
export type Sumber = (bahan: BahanSumber) => AsyncGenerator<Potong, HasilAmbil, void>;
