import { kelompokkan } from '../kelompokkan.ts';

/** One stored row of a report section: what one instansi counts, or that it cannot be known now. */
export interface BarisBagian {
  readonly instansiId: string;
  readonly provinsiId: string | null;
  readonly diketahui: boolean;
  readonly isi: unknown;
}

export interface Rincian {
  readonly kelompok: string;
  readonly kunci: string;
  readonly jumlah: number;
}

/** Sum over the instansi whose figures are known; the others are counted, never read as zero. */
export interface Ringkasan {
  /** Number of instansi behind the sums. */
  readonly diketahui: number;
  /** Number of instansi whose figures are unknown (stale or failed feed). */
  readonly belumDiketahui: number;
  readonly rincian: readonly Rincian[];
}

export interface BarisLaporan {
  readonly instansi: { readonly id: string };
  readonly provinsiId: string | null;
  readonly diketahui: boolean;
  /** Null when unknown. */
  readonly rincian: readonly Rincian[] | null;
}

export interface BagianLaporan {
  readonly nasional: Ringkasan;
  readonly provinsi: readonly (Ringkasan & { readonly provinsiId: string | null })[];
  readonly instansi: readonly BarisLaporan[];
}

const isObjek = (nilai: unknown): nilai is Readonly<Record<string, unknown>> => typeof nilai === 'object' && nilai !== null;

/** Counts of the named groups in a stored section, in a stable order. */
export function uraikanIsi(isi: unknown, kelompok: readonly string[]): Rincian[] {
  if (!isObjek(isi)) return [];
  return kelompok.flatMap((k) => {
    const grup = isi[k];
    if (!isObjek(grup)) return [];
    return Object.entries(grup)
      .map(([kunci, jumlah]) => ({ kelompok: k, kunci, jumlah: Number(jumlah) }))
      .sort((a, b) => (a.kunci < b.kunci ? -1 : 1));
  });
}

/** Adds up counts with the same group and key. */
export function jumlahkan(daftar: readonly (readonly Rincian[] | null)[]): Rincian[] {
  const hasil = new Map<string, Rincian>();
  for (const r of daftar.flatMap((d) => d ?? [])) {
    const kunci = `${r.kelompok}\n${r.kunci}`;
    hasil.set(kunci, { ...r, jumlah: r.jumlah + (hasil.get(kunci)?.jumlah ?? 0) });
  }
  return [...hasil.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, r]) => r);
}

const ringkas = (baris: readonly BarisLaporan[]): Ringkasan => ({
  diketahui: baris.filter((b) => b.diketahui).length,
  belumDiketahui: baris.filter((b) => !b.diketahui).length,
  rincian: jumlahkan(baris.map((b) => b.rincian)),
});

/** Nation, provinces and instansi of one section; null when the caller may see no row of it. */
export function susunBagian(rows: readonly BarisBagian[], uraikan: (isi: unknown) => readonly Rincian[]): BagianLaporan | null {
  if (rows.length === 0) return null;
  const instansi = rows.map(
    (r): BarisLaporan => ({
      instansi: { id: r.instansiId },
      provinsiId: r.provinsiId,
      diketahui: r.diketahui,
      rincian: r.diketahui ? uraikan(r.isi) : null,
    }),
  );
  const perProvinsi = kelompokkan(instansi, (b) => b.provinsiId);
  const provinsi = [...perProvinsi.entries()].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)).map(([provinsiId, b]) => ({ provinsiId, ...ringkas(b) }));
  return { nasional: ringkas(instansi), provinsi, instansi };
}
