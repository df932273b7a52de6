export const SASARAN_BLOKIR = ['ASN', 'DAFTAR', 'INSTANSI'] as const;
export type SasaranBlokir = (typeof SASARAN_BLOKIR)[number];

/** Classes of Peraturan BKN 1/2023: (a) not as the NSPK ask, (b) that too, with crucial and massive effect. */
export const KELAS_BLOKIR = ['TIDAK_SESUAI_NSPK', 'KRUSIAL_MASIF'] as const;

/** What a block needs when it names no case: nobody was warned, so only this class, and on a stated ground, may be blocked at once. */
export const bolehTanpaTemuan = (kelas: string, dasar: string | null): boolean => kelas === 'KRUSIAL_MASIF' && dasar !== null;

/** A service of SIASN and whether a block stops it, as the table says today. */
export interface Layanan {
  readonly kode: string;
  readonly nama: string;
  readonly hentiAsn: boolean;
  readonly hentiInstansi: boolean;
  readonly jenisUsul: readonly string[];
  readonly dasar: string;
}

export interface Lingkup {
  readonly berhenti: readonly Layanan[];
  readonly tetap: readonly Layanan[];
  /** Kinds of usul that are held; null = every kind. */
  readonly menahan: readonly string[] | null;
}

const dihentikan = (l: Layanan, sasaran: string): boolean => (sasaran === 'INSTANSI' ? l.hentiInstansi : l.hentiAsn);

/** What a block stops and what it leaves. `pilihan` null = all that may be stopped, and with them every kind of usul. */
export function lingkupBlokir(layanan: readonly Layanan[], sasaran: string, pilihan: readonly string[] | null): Lingkup {
  const berhenti = layanan.filter((l) => dihentikan(l, sasaran) && (pilihan === null || pilihan.includes(l.kode)));
  return {
    berhenti,
    tetap: layanan.filter((l) => !berhenti.includes(l)),
    menahan: pilihan === null ? null : [...new Set(berhenti.flatMap((l) => l.jenisUsul))].sort(),
  };
}

/** Chosen codes that such a block cannot stop: unknown, no longer in force, or one that always stays, such as salary. */
export const layananDitolak = (layanan: readonly Layanan[], sasaran: string, pilihan: readonly string[]): readonly string[] =>
  pilihan.filter((kode) => !layanan.some((l) => l.kode === kode && dihentikan(l, sasaran)));
