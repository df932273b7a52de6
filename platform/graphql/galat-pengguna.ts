import { KESALAHAN, type KodeKesalahan } from '../../domain/kesalahan.ts';

/** An answer of the domain to the sender of a mutation, beside the faults of `errors`. */
export interface GalatPengguna {
  readonly kode: KodeKesalahan;
  /** Name of the input field; null when the whole input is meant. */
  readonly field: string | null;
  readonly pesan: string;
}

/** Row shape of every mutation payload: the id of what was written, or the reasons why nothing was. */
export interface HasilMutasi {
  readonly id: string | null;
  readonly userErrors: readonly GalatPengguna[];
}

/** A refusal before anything was written. `rincian` goes to the sender only. */
export const tolak = (kode: KodeKesalahan, field: string | null = null, rincian?: string): HasilMutasi => ({
  id: null,
  userErrors: [{ kode, field, pesan: rincian === undefined ? KESALAHAN[kode].pesan : `${KESALAHAN[kode].pesan} ${rincian}` }],
});

export const berhasil = (id: string): HasilMutasi => ({ id, userErrors: [] });
