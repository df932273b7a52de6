import type { HasilGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import { KESALAHAN, type KodeKesalahan } from '../../domain/kesalahan.ts';

export interface UserError {
  readonly field: readonly string[];
  readonly code: string;
  readonly message: string;
}

/** Answer of a mutation as ids only, so that a repeated request answers from the same words. */
export type Jawaban =
  | { readonly jenis: 'MASUK'; readonly usulId: string; readonly beritaAcaraId: string | null }
  | { readonly jenis: 'DITAHAN'; readonly usulId: string; readonly beritaAcaraId: string; readonly hasil: HasilGerbang }
  | { readonly jenis: 'DITOLAK'; readonly userErrors: readonly UserError[] };

export const ditolak = (...userErrors: readonly UserError[]): Jawaban => ({ jenis: 'DITOLAK', userErrors });

/** A user error in the words of the fault catalogue. */
export const salahBaku = (kode: KodeKesalahan, field: readonly string[] = ['input']): UserError => ({ field, code: kode, message: KESALAHAN[kode].pesan });

export const salah = (code: string, message: string, field: readonly string[] = ['input']): UserError => ({ field, code, message });
