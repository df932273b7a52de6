import type { Rekaman } from './orang.ts';
import type { Dari } from './skema/kolom.ts';

/** A defect of one raw cell of the SIMPEG file; null = does not apply. `skema` is the profile id. */
export interface CacatSel {
  readonly cacat: string;
  readonly per100Ribu: number;
  readonly kolom: Dari;
  readonly bidang: string;
  readonly harapan: 'COCOK' | 'TAK_TERBANDINGKAN';
  readonly ubah: (sel: string, skema: string, r: Rekaman) => string | null;
}

const PETA_TANGGAL: Readonly<Record<string, (iso: string) => string>> = {
  'simpeg-b': (t) => `${t.slice(8)}-${t.slice(5, 7)}-${t.slice(0, 4)}`,
  'simpeg-c': (t) => `${t.slice(8)}/${t.slice(5, 7)}/${t.slice(0, 4)}`,
  'simpeg-d': (t) => t,
};
const NOL: Readonly<Record<string, string>> = { 'simpeg-a': '0000-00-00', 'simpeg-b': '00/00/0000', 'simpeg-c': '00-00-0000', 'simpeg-d': '00000000' };
const TAK_TERBACA: Readonly<Record<string, string>> = { 'simpeg-a': '2020-02-31', 'simpeg-b': '31/02/2020', 'simpeg-c': '31-02-2020', 'simpeg-d': '20200231' };
const KODE_ASING: Readonly<Record<string, string>> = { 'simpeg-a': '99.0', 'simpeg-b': '999', 'simpeg-c': 'III/x', 'simpeg-d': 'III/x' };

const judul = (teks: string): string => teks.toLowerCase().replace(/(^|[ '])([a-z])/g, (_, a: string, b: string) => a + b.toUpperCase());
const sesudahKoma = (teks: string, skema: string, ubah: (gelar: string) => string): string => {
  const koma = skema === 'simpeg-c' ? teks.indexOf(',') : -1;
  return koma < 0 ? ubah(teks) : `${teks.slice(0, koma + 1)} ${ubah(teks.slice(koma + 1).trim())}`;
};

/** Defects that must not count: the same meaning written in another way. Drawn apart from the real ones. */
export const CACAT_RINGAN: readonly CacatSel[] = [
  { cacat: 'HURUF_CAMPUR', per100Ribu: 1500, kolom: 'nama', bidang: 'nama', harapan: 'COCOK', ubah: (s, k) => (k === 'simpeg-c' ? null : judul(s)) },
  {
    cacat: 'SPASI_GANDA',
    per100Ribu: 1000,
    kolom: 'nama',
    bidang: 'nama',
    harapan: 'COCOK',
    ubah: (s) => s.replace(' CONTOH', '  CONTOH').replace(/ (\S+)$/, '  $1'),
  },
  { cacat: 'SPASI_TEPI', per100Ribu: 1000, kolom: 'nama', bidang: 'nama', harapan: 'COCOK', ubah: (s) => ` ${s}  ` },
  {
    cacat: 'GELAR_TANPA_TITIK',
    per100Ribu: 1500,
    kolom: 'gelarBelakang',
    bidang: 'gelar',
    harapan: 'COCOK',
    ubah: (s, k, r) => (r.gelarBelakang === '' || r.gelarDepan !== '' ? null : sesudahKoma(s, k, (g) => g.replaceAll('.', ''))),
  },
  {
    cacat: 'GELAR_TERTUKAR',
    per100Ribu: 1500,
    kolom: 'gelarBelakang',
    bidang: 'gelar',
    harapan: 'COCOK',
    ubah: (s, k, r) => (r.gelarBelakang.includes(', ') && r.gelarDepan === '' ? sesudahKoma(s, k, (g) => g.split(', ').reverse().join(',')) : null),
  },
  {
    cacat: 'GELAR_DI_NAMA',
    per100Ribu: 2000,
    kolom: 'nama',
    bidang: 'nama',
    harapan: 'COCOK',
    ubah: (s, k, r) => (k === 'simpeg-c' || r.gelarDepan === '' ? null : `${r.gelarDepan} ${s}`),
  },
  {
    cacat: 'APOSTROF_TERBALIK',
    per100Ribu: 4000,
    kolom: 'nama',
    bidang: 'nama',
    harapan: 'COCOK',
    ubah: (s) => (s.includes("'") ? s.replaceAll("'", '`') : null),
  },
  { cacat: 'MOJIBAKE', per100Ribu: 1000, kolom: 'nama', bidang: 'nama', harapan: 'COCOK', ubah: (s) => (s.includes("'") ? s.replaceAll("'", 'â€™') : null) },
  {
    cacat: 'NIP_SPASI',
    per100Ribu: 500,
    kolom: 'nip',
    bidang: 'nip',
    harapan: 'COCOK',
    ubah: (s) => `${s.slice(0, 8)} ${s.slice(8, 14)} ${s.slice(14, 15)} ${s.slice(15)}`,
  },
  { cacat: 'NIP_APOSTROF', per100Ribu: 500, kolom: 'nip', bidang: 'nip', harapan: 'COCOK', ubah: (s) => `'${s}` },
  {
    cacat: 'NOL_DEPAN_HILANG',
    per100Ribu: 1500,
    kolom: 'unorId',
    bidang: 'unorId',
    harapan: 'COCOK',
    ubah: (s, k) => (k === 'simpeg-b' ? s.replace(/^0+/, '') : null),
  },
  {
    cacat: 'KODE_PECAHAN',
    per100Ribu: 1000,
    kolom: 'golAkhirId',
    bidang: 'golAkhirId',
    harapan: 'COCOK',
    ubah: (s, k) => (k === 'simpeg-b' ? `${s}.0` : null),
  },
  {
    cacat: 'FORMAT_TANGGAL',
    per100Ribu: 1500,
    kolom: 'tmtJabatan',
    bidang: 'tmtJabatan',
    harapan: 'COCOK',
    ubah: (_s, k, r) => (r.tmtJabatan === null ? null : (PETA_TANGGAL[k]?.(r.tmtJabatan) ?? null)),
  },
  {
    cacat: 'TANGGAL_NOL',
    per100Ribu: 2000,
    kolom: 'tmtPns',
    bidang: 'tmtAwal',
    harapan: 'COCOK',
    ubah: (_s, k, r) => (r.tmtPns === null ? (NOL[k] ?? null) : null),
  },
  {
    cacat: 'NULL_TEKS',
    per100Ribu: 1000,
    kolom: 'eselonId',
    bidang: 'eselonId',
    harapan: 'COCOK',
    ubah: (_s, k, r) => (r.eselonId === null && k !== 'simpeg-a' ? 'NULL' : null),
  },
];

/** Defects that leave a field neither same nor different: unmapped codes and unreadable values. */
export const CACAT_TAK_TERUJI: readonly CacatSel[] = [
  {
    cacat: 'KODE_UNOR_TAK_TERPETA',
    per100Ribu: 250,
    kolom: 'unorId',
    bidang: 'unorId',
    harapan: 'TAK_TERBANDINGKAN',
    ubah: (_s, k, r) => (r.jenisJabatanId === '1' ? null : k === 'simpeg-a' ? '777777' : k === 'simpeg-c' ? '77.77.01' : 'LAMA77'),
  },
  {
    cacat: 'KODE_JABATAN_TAK_TERPETA',
    per100Ribu: 200,
    kolom: 'jabatanId',
    bidang: 'jabatanId',
    harapan: 'TAK_TERBANDINGKAN',
    ubah: (_s, k, r) => (r.jenisJabatanId === '1' ? null : k === 'simpeg-a' ? '888888' : 'LAMA-88'),
  },
  {
    cacat: 'KODE_GOLONGAN_TAK_TERPETA',
    per100Ribu: 100,
    kolom: 'golAkhirId',
    bidang: 'golAkhirId',
    harapan: 'TAK_TERBANDINGKAN',
    ubah: (_s, k) => KODE_ASING[k] ?? null,
  },
  {
    cacat: 'TMT_TAK_TERBACA',
    per100Ribu: 120,
    kolom: 'tmtJabatan',
    bidang: 'tmtJabatan',
    harapan: 'TAK_TERBANDINGKAN',
    ubah: (_s, k) => TAK_TERBACA[k] ?? null,
  },
  {
    cacat: 'TGL_LAHIR_TAK_TERBACA',
    per100Ribu: 80,
    kolom: 'tglLahir',
    bidang: 'tglLahir',
    harapan: 'TAK_TERBANDINGKAN',
    ubah: (_s, k) => TAK_TERBACA[k] ?? null,
  },
  {
    cacat: 'NAMA_RUSAK',
    per100Ribu: 80,
    kolom: 'nama',
    bidang: 'nama',
    harapan: 'TAK_TERBANDINGKAN',
    ubah: (s) => s.replace('O', '\ufffd').replace(/A/, '\ufffd'),
  },
];
