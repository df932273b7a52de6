import type { BarisFakta } from './isian.ts';

/** Whom a refused row is about, as far as anything of it can be seen; both null: it may be about anybody. */
export interface OrangDitolak {
  readonly nip: string | null;
  readonly pnsId: string | null;
}

const KOLOM_NIP = ['nipBaru', 'nip', 'nip_baru'];
const KOLOM_ID = ['pnsOrang', 'pnsOrangId', 'pnsDinilaiId', 'pnsDinilaiOrang', 'pns', 'pnsId', 'idPns'];
const NIP = /(?<!\d)\d{18}(?!\d)/;

/** `baris` is null where the row could not even be cut into its columns. */
export function orangDitolak(mentah: string, baris: BarisFakta | null): OrangDitolak {
  if (baris === null) return { nip: NIP.exec(mentah)?.[0] ?? null, pnsId: null };
  const sel = (kolom: readonly string[]): string => {
    const ada = kolom.find((k) => (Object.hasOwn(baris, k) ? baris[k] : null) != null);
    return ada === undefined ? '' : (baris[ada] ?? '').trim();
  };
  const id = sel(KOLOM_ID);
  return { nip: NIP.exec(sel(KOLOM_NIP))?.[0] ?? null, pnsId: id === '' ? null : id };
}
