import { KOLOM_REKAMAN, type KolomRekaman } from '../../domain/selisih/rekaman.ts';

/** Why a cell of an accepted row could not be read, and what its sender can do. The field counts as unknown; the texts hold no value of the row. */
export const PERINGATAN = {
  TANGGAL_TIDAK_ADA: 'Tanggal ini tidak ada dalam kalender atau di luar 1900-2199. Perbaiki hari, bulan, atau tahunnya.',
  TANGGAL_ANGKA_EXCEL: 'Tanggal ditulis sebagai angka Excel. Format kolomnya sebagai Teks atau Tanggal, lalu simpan ulang.',
  TANGGAL_DUA_ANGKA_TAHUN: 'Tahun ditulis dua angka sehingga abadnya tidak pasti. Tulis tahun empat angka.',
  TANGGAL_TIDAK_DIKENAL: 'Tulisan tanggal tidak dikenal. Tulis dd-mm-yyyy atau yyyy-mm-dd.',
  NIK_TIDAK_TERBACA: 'NIK bukan 16 angka. Periksa angka yang kurang, lebih, atau dibulatkan Excel.',
  TEKS_RUSAK: 'Sebagian huruf isian ini sudah hilang saat disimpan dengan kodean yang salah. Ketik ulang isian ini dan simpan sebagai UTF-8.',
  ISIAN_TIDAK_DIKENAL: 'Isian ini bukan salah satu nilai atau bentuk yang dikenal untuk kolomnya. Periksa kodenya.',
} as const satisfies Readonly<Record<string, string>>;

export type KodePeringatan = keyof typeof PERINGATAN;

/** One cell of an accepted row that could not be read. */
export interface SelTakTerbaca {
  readonly kolom: string;
  readonly kode: KodePeringatan;
}

const TANGGAL = new Set<KolomRekaman>(['tglLahir', 'tmtJabatan', 'tanggalSk', 'tmtGolongan', 'tmtCpns', 'tmtPns', 'tmtPensiun']);
const TEKS = new Set<KolomRekaman>(['nama', 'gelar', 'namaJabatan', 'nomorSk']);

/** First match counts. */
const BENTUK: readonly (readonly [RegExp, KodePeringatan])[] = [
  [/^\d{5}(?:[.,]\d+)?$/, 'TANGGAL_ANGKA_EXCEL'],
  [/^(?:\d{2}([-/])\d{2}\1\d{4}|\d{4}-\d{2}-\d{2}|\d{8})(?:[T ].*)?$/, 'TANGGAL_TIDAK_ADA'],
  [/^\d{1,2}[-/. ][\p{L}\d]{1,9}[-/. ]\d{2}$/u, 'TANGGAL_DUA_ANGKA_TAHUN'],
];

function kodeUntuk(kolom: KolomRekaman, isi: string): KodePeringatan {
  if (TANGGAL.has(kolom)) return BENTUK.find(([pola]) => pola.test(isi.trim().replace(/^'/, '')))?.[1] ?? 'TANGGAL_TIDAK_DIKENAL';
  if (kolom === 'nik') return 'NIK_TIDAK_TERBACA';
  return TEKS.has(kolom) ? 'TEKS_RUSAK' : 'ISIAN_TIDAK_DIKENAL';
}

/** Adds one unreadable cell to those of its row. `letak` is the place of the canonical column in KOLOM_REKAMAN, `kolom` the column of the source. */
export function catatTakTerbaca(kini: SelTakTerbaca[] | null, letak: number, kolom: string, isi: string): SelTakTerbaca[] {
  const satu = { kolom, kode: kodeUntuk(KOLOM_REKAMAN[letak] ?? 'nama', isi) };
  return kini === null ? [satu] : [...kini, satu];
}
