/** What one bench hands back. Names of figures: `detik_…` seconds, `ms_…`, `us_…`, `per_detik_…`, `bita_…`, else a count. */
export interface Hasil {
  readonly ukuran: { readonly baris: number } & Readonly<Record<string, number>>;
  readonly angka: Readonly<Record<string, number>>;
  /** Ours divided by the yardstick measured in the same run. */
  readonly rasio: Readonly<Record<string, number>>;
  /** What a reader must know about the figures. */
  readonly catatan?: readonly string[];
}

export interface Pilihan {
  readonly baris: number | null;
  /** Pairs in a thousand that differ in the bench data. */
  readonly beda: number;
  readonly pegawai: number | null;
  readonly detik: number | null;
  readonly ulang: number | null;
  /** Which phases of the bench, by name; null: all. */
  readonly fase: string | null;
  readonly usul: number | null;
  /** People in the database besides those of the hub's nation, as far as the bench adds any. */
  readonly isi: number | null;
  readonly cerita: (teks: string) => void;
}

export interface Bench {
  readonly nama: string;
  readonly judul: string;
  readonly jalankan: (pilihan: Pilihan) => Promise<Hasil>;
}

export const bulatkan = (n: number, desimal = 3): number => Number(n.toFixed(desimal));

const barisTabel = (isi: Readonly<Record<string, number>>): readonly string[] => {
  const lebar = Math.max(0, ...Object.keys(isi).map((k) => k.length));
  return Object.entries(isi).map(([k, v]) => `  ${k.padEnd(lebar)}  ${v.toLocaleString('id-ID', { maximumFractionDigits: 4 })}`);
};

/** The figures for a person. */
export const cetak = ({ ukuran, angka, rasio, catatan = [] }: Hasil): string =>
  [
    'ukuran',
    ...barisTabel(ukuran),
    'angka',
    ...barisTabel(angka),
    ...(Object.keys(rasio).length > 0 ? ['rasio terhadap pembanding pada jalan yang sama', ...barisTabel(rasio)] : []),
    ...catatan.map((c) => `  * ${c}`),
  ].join('\n');
