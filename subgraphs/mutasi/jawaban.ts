import { KESALAHAN, type KodeKesalahan } from '../../domain/kesalahan.ts';
import type { HasilGerbang } from '../../domain/mutasi/gerbang/periksa.ts';

export interface UserError {
  /** Path in the input, e.g. `pegawai.3.nip`; null = the whole input. */
  readonly field: string | null;
  readonly kode: string;
  readonly pesan: string;
}

/** Answer of a mutation as ids only, so that a repeated request answers from the same words. */
export type Jawaban =
  | { readonly jenis: 'MASUK'; readonly usulId: string; readonly beritaAcaraId: string | null }
  | { readonly jenis: 'DITAHAN'; readonly usulId: string; readonly beritaAcaraId: string; readonly hasil: HasilGerbang }
  | { readonly jenis: 'DITOLAK'; readonly userErrors: readonly UserError[] };

export const ditolak = (...userErrors: readonly UserError[]): Jawaban => ({ jenis: 'DITOLAK', userErrors });

/** A user error in the words of the fault catalogue. */
export const salahBaku = (kode: KodeKesalahan, field: string | null = null): UserError => ({ field, kode, pesan: KESALAHAN[kode].pesan });

export const salah = (kode: string, pesan: string, field: string | null = null): UserError => ({ field, kode, pesan });
