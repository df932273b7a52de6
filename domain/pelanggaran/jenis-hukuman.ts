import { type Tanggal, tambahBulan } from '../asn/tanggal.ts';

export type TingkatHukuman = 'R' | 'S' | 'B';

export interface JenisHukuman {
  readonly id: string;
  readonly tingkat: TingkatHukuman;
  readonly nama: string;
  /** Length set by the law, months; null = the kind has no length. */
  readonly masaBulan: number | null;
  /** Ends the employment: it never runs out. */
  readonly final: boolean;
}

/** Kinds that may still be imposed, SIASN ids. Source: PP 94/2021 Ps 8 and 42; old PP 53/2010 kinds stay readable, not recordable. */
export const JENIS_HUKUMAN: readonly JenisHukuman[] = [
  { id: '1', tingkat: 'R', nama: 'Teguran lisan', masaBulan: null, final: false },
  { id: '2', tingkat: 'R', nama: 'Teguran tertulis', masaBulan: null, final: false },
  { id: '3', tingkat: 'R', nama: 'Pernyataan tidak puas secara tertulis', masaBulan: null, final: false },
  { id: '21', tingkat: 'R', nama: 'Sanksi moral terbuka', masaBulan: null, final: false },
  { id: '22', tingkat: 'R', nama: 'Sanksi moral tertutup', masaBulan: null, final: false },
  { id: '4', tingkat: 'S', nama: 'Penundaan kenaikan gaji berkala', masaBulan: 12, final: false },
  { id: '7', tingkat: 'S', nama: 'Penundaan kenaikan pangkat', masaBulan: 12, final: false },
  { id: '8', tingkat: 'S', nama: 'Penurunan pangkat setingkat lebih rendah', masaBulan: 12, final: false },
  { id: '23', tingkat: 'S', nama: 'Pemotongan tunjangan kinerja 25% selama 6 bulan', masaBulan: 6, final: false },
  { id: '24', tingkat: 'S', nama: 'Pemotongan tunjangan kinerja 25% selama 9 bulan', masaBulan: 9, final: false },
  { id: '25', tingkat: 'S', nama: 'Pemotongan tunjangan kinerja 25% selama 12 bulan', masaBulan: 12, final: false },
  { id: '27', tingkat: 'B', nama: 'Penurunan jabatan setingkat lebih rendah', masaBulan: 12, final: false },
  { id: '28', tingkat: 'B', nama: 'Pembebasan dari jabatan menjadi pelaksana', masaBulan: 12, final: false },
  { id: '10', tingkat: 'B', nama: 'Pemberhentian dengan hormat tidak atas permintaan sendiri', masaBulan: null, final: true },
];

export const jenisHukumanDariId = new Map(JENIS_HUKUMAN.map((j) => [j.id, j]));

/** Kinds of PP 53/2010: rows of the past stay readable under their names and are imposed no more. 12 ends a punishment and is none. */
const JENIS_LAMA: Readonly<Record<string, string>> = {
  '5': 'Penurunan gaji paling lama 1 tahun (PP 53/2010)',
  '6': 'Penundaan gaji paling lama 1 tahun (PP 53/2010)',
  '9': 'Pembebasan dari jabatan (PP 53/2010)',
  '11': 'Pemberhentian tidak dengan hormat sebagai PNS (PP 53/2010)',
  '13': 'Pemindahan dalam rangka penurunan jabatan setingkat lebih rendah (PP 53/2010)',
  '14': 'Penurunan pangkat setingkat lebih rendah selama 3 tahun (PP 53/2010)',
};

/** Name of a kind, of today or of the past; null when SIASN's id is not known. */
export const namaJenisHukuman = (id: string): string | null => jenisHukumanDariId.get(id)?.nama ?? JENIS_LAMA[id] ?? null;

export interface MasaHukuman {
  readonly mulai: Tanggal;
  readonly masaTahun: number;
  readonly masaBulan: number;
}

/** Last day of a punishment: start plus its length. Null = it never runs out; a kind without length ends on its first day. */
export function akhirHukuman(jenis: JenisHukuman, { mulai, masaTahun, masaBulan }: MasaHukuman): Tanggal | null {
  if (jenis.final) return null;
  return tambahBulan(mulai, masaTahun * 12 + masaBulan);
}
