/** What the property test believes: blocks, whom they cover, and where the usul of each person stands. */
export interface BlokirModel {
  readonly id: string;
  versi: number;
  readonly sasaran: 'ASN' | 'DAFTAR' | 'INSTANSI';
  readonly instansi: number;
  /** Places of the people in `ORANG`; for INSTANSI, those of its people. */
  readonly orang: readonly number[];
  /** Whether it stops the kind of usul of the test. */
  readonly menahan: boolean;
  readonly pengusul: string;
  status: 'DIUSULKAN' | 'AKTIF' | 'DIBUKA' | 'DITOLAK';
  readonly terbuka: Set<number>;
  pembukaan: { readonly id: string; readonly pengusul: string; readonly anggota: readonly number[] } | null;
}

export interface ModelBlokir {
  readonly blokir: BlokirModel[];
  /** Per person: the status of the one usul. */
  readonly usul: ('DISETUJUI' | 'DITAHAN' | 'DIAJUKAN')[];
}

export const meliputi = (b: BlokirModel, orang: number): boolean => b.status === 'AKTIF' && b.menahan && b.orang.includes(orang) && !b.terbuka.has(orang);
export const terblokir = (m: ModelBlokir, orang: number): boolean => m.blokir.some((b) => meliputi(b, orang));

/** Approved usul of whoever is covered now are held; nothing else moves. */
export function tahanYangKena(m: ModelBlokir): void {
  m.usul.forEach((s, i) => {
    if (s === 'DISETUJUI' && terblokir(m, i)) m.usul[i] = 'DITAHAN';
  });
}

/** Opens these people of a block, or all of it. */
export function bukaModel(b: BlokirModel, anggota: readonly number[]): void {
  for (const o of anggota.length === 0 ? b.orang : anggota) b.terbuka.add(o);
  b.versi += 1;
  if (anggota.length === 0 || b.orang.every((o) => b.terbuka.has(o))) b.status = 'DIBUKA';
}
