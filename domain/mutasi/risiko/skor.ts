import type { Diketahui } from '../../hasil.ts';
import type { FaktaRisiko } from './fakta.ts';
import type { ParameterRisiko } from './parameter.ts';

export type KodeSumbangan = keyof FaktaRisiko;

/** What one observation adds, in words. */
export interface Sumbangan {
  readonly kode: KodeSumbangan;
  readonly judul: string;
  /** 0 to 100: the score if this were the only contribution. */
  readonly nilai: number;
  readonly uraian: string;
}

export interface Skor {
  /** 0 to 100, one decimal. */
  readonly skor: number;
  /** Those above 0, largest first. */
  readonly sumbangan: readonly Sumbangan[];
  /** What could not be looked at, and so adds nothing. */
  readonly tidakDiketahui: readonly { readonly kode: KodeSumbangan; readonly judul: string; readonly sebab: string }[];
}

type Ukuran<K extends KodeSumbangan> = FaktaRisiko[K] extends Diketahui<infer T> ? Exclude<T, null> : never;

interface Pengukur<K extends KodeSumbangan> {
  readonly judul: string;
  readonly bobot: keyof ParameterRisiko;
  /** 0 to 1, continuous and monotone in every number it reads. */
  readonly besar: (nilai: Ukuran<K>, p: ParameterRisiko) => number;
  readonly uraian: (nilai: Ukuran<K>) => string;
}

const satu = (x: number): number => Math.min(1, Math.max(0, Number.isFinite(x) ? x : 0));
/** How far `x` is on the way from `dari` (0) to `ke` (1), at least one unit apart. */
const jalan = (x: number, dari: number, ke: number): number => satu((x - dari) / Math.max(1, ke - dari));
const desimal = (x: number): string => x.toFixed(1).replace('.', ',');

/** One row per contribution: adding one means adding a fact and a row here, and saying so in docs/model-risiko.md. */
const PENGUKUR: { readonly [K in KodeSumbangan]: Pengukur<K> } = {
  naik: {
    judul: 'Kenaikan jabatan lebih cepat daripada lazimnya',
    bobot: 'bobotNaik',
    besar: ({ bulan, p01, p25 }) => 1 - jalan(bulan, p01, p25),
    uraian: ({ bulan, p01, p25 }) =>
      `Naik ke eselon yang lebih tinggi sesudah ${bulan} bulan. Tiga dari empat orang yang naik ke eselon itu menunggu ${p25} bulan atau lebih, dan hanya satu dari seratus paling lama ${p01} bulan.`,
  },
  pindah: {
    judul: 'Berpindah jabatan jauh lebih sering daripada lazimnya',
    bobot: 'bobotPindah',
    besar: ({ banyak, p75, p99 }) => jalan(banyak, p75, p99),
    uraian: ({ banyak, p75 }) => `Berganti jabatan ${banyak} kali dalam 36 bulan; tiga dari empat pegawai paling banyak ${p75} kali.`,
  },
  kembali: {
    judul: 'Kembali ke unit yang belum lama ditinggalkan',
    bobot: 'bobotKembali',
    besar: (ya) => (ya ? 1 : 0),
    uraian: () => 'Unit tujuan pernah diduduki lalu ditinggalkan dalam 60 bulan terakhir.',
  },
  gelombang: {
    judul: 'Gelombang mutasi sesudah pelantikan kepala daerah',
    bobot: 'bobotGelombang',
    besar: ({ hariSejakLantik, orang, rata, simpangan }, p) =>
      satu(1 - hariSejakLantik / Math.max(1, p.hariGelombang)) * satu((orang - rata) / Math.max(1, simpangan) / Math.max(0.1, p.simpanganPenuh)),
    uraian: ({ hariSejakLantik, orang, rata }) =>
      `Instansi ini mengusulkan ${orang} orang dalam 30 hari, ${hariSejakLantik} hari sesudah pelantikan kepala daerah; rata-ratanya ${desimal(rata)} orang.`,
  },
  pola: {
    judul: 'Asal jabatan yang jarang bagi jabatan tujuan',
    bobot: 'bobotPola',
    besar: ({ bagian }, p) => satu((p.bagianLazim - bagian) / Math.max(0.001, p.bagianLazim)),
    uraian: ({ bagian, banyak }) =>
      `Hanya ${desimal(bagian * 100)} persen dari ${banyak} orang sampai pada jabatan setingkat itu dari jabatan setingkat jabatan sekarang.`,
  },
  kerabat: {
    judul: 'Kerabat dalam garis kewenangan',
    bobot: 'bobotKerabat',
    besar: (ya) => (ya ? 1 : 0),
    uraian: () => 'Tercatat hubungan keluarga dengan pejabat dalam garis kewenangan jabatan tujuan.',
  },
};

export const KODE_SUMBANGAN = Object.keys(PENGUKUR) as readonly KodeSumbangan[];

const bulat = (x: number): number => Math.round(x * 10) / 10;

function ukur<K extends KodeSumbangan>(kode: K, fakta: FaktaRisiko, p: ParameterRisiko): { readonly bagian: number; readonly sumbangan: Sumbangan } | null {
  const { judul, bobot, besar, uraian } = PENGUKUR[kode];
  const f = fakta[kode] as Diketahui<Ukuran<K> | null>;
  if (!f.ada || f.nilai === null) return null;
  const bagian = satu(p[bobot]) * satu(besar(f.nilai, p));
  return { bagian, sumbangan: { kode, judul, nilai: bulat(bagian * 100), uraian: uraian(f.nilai) } };
}

/**
 * The score of one person's move: contributions joined as independent chances, so every one raises it, none lowers it, and it stays within 0 and 100.
 * What is unknown adds nothing and is listed. It decides nothing.
 */
export function hitungSkor(fakta: FaktaRisiko, p: ParameterRisiko): Skor {
  const semua = KODE_SUMBANGAN.flatMap((k) => ukur(k, fakta, p) ?? []);
  const tanpa = semua.reduce((sisa, { bagian }) => sisa * (1 - bagian), 1);
  return {
    skor: bulat((1 - tanpa) * 100),
    sumbangan: semua
      .map((s) => s.sumbangan)
      .filter((s) => s.nilai > 0)
      .sort((a, b) => b.nilai - a.nilai),
    tidakDiketahui: KODE_SUMBANGAN.flatMap((kode) => {
      const f = fakta[kode];
      return f.ada ? [] : [{ kode, judul: PENGUKUR[kode].judul, sebab: f.sebab }];
    }),
  };
}

/** Whether a person should look: the highest of a usul's people counts. */
export const perluOrang = (semua: readonly Skor[], p: ParameterRisiko): boolean => semua.some((s) => s.skor >= p.ambang);
