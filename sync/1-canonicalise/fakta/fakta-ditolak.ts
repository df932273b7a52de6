import { type BarisFakta, bacaFakta, type Isian } from './isian.ts';

/** Which row was refused and whom it is about, as far as anything of it can be seen; neither person: it may be about anybody, no key: any row of theirs. */
export interface FaktaDitolak {
  readonly kunci: string | null;
  readonly nip: string | null;
  readonly pnsId: string | null;
}

const KOLOM_NIP = ['nipBaru', 'nip', 'nip_baru'];
const KOLOM_ID = ['pnsOrang', 'pnsOrangId', 'pnsDinilaiId', 'pnsDinilaiOrang', 'pns', 'pnsId', 'idPns'];
const NIP = /(?<!\d)\d{18}(?!\d)/;

/** What tells the rows of one person apart. */
const KUNCI = {
  kinerja: (isian) => isian.angka('tahun')?.toString() ?? null,
  hukdis: (isian) => isian.id('id'),
} as const satisfies Readonly<Record<string, (isian: Isian) => string | null>>;

function coba(baris: BarisFakta, baca: (isian: Isian) => string | null): string | null {
  const hasil = bacaFakta(baris, baca);
  return hasil.sah ? hasil.fakta : null;
}

/** `baris` is null where the row could not even be cut into its columns. */
export function faktaDitolak(jenis: keyof typeof KUNCI, mentah: string, baris: BarisFakta | null): FaktaDitolak {
  if (baris === null) return { kunci: null, nip: NIP.exec(mentah)?.[0] ?? null, pnsId: null };
  const kolom = KOLOM_NIP.find((k) => (Object.hasOwn(baris, k) ? baris[k] : null) != null);
  return {
    kunci: coba(baris, KUNCI[jenis]),
    nip: NIP.exec(kolom === undefined ? '' : (baris[kolom] ?? ''))?.[0] ?? null,
    pnsId: coba(baris, (isian) => isian.id(...KOLOM_ID)),
  };
}
