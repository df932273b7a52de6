import type { AlasanTakTeruji } from '../selisih/rekaman.ts';
import { type JenisRiwayat, RIWAYAT } from './jenis.ts';

/** Canonical values of one row by column; null = the source says "no value". */
export type IsiRiwayat = Readonly<Record<string, string | null>>;
export type AlasanRiwayat = Readonly<Partial<Record<string, AlasanTakTeruji>>>;

/** One row of one history as one side states it. */
export interface BarisRiwayat {
  readonly jenis: JenisRiwayat;
  /** Natural key; unique per person, kind and side. */
  readonly kunci: string;
  /** Second key, by which rows with differently written first keys still meet; null = none. */
  readonly kunciCadangan: string | null;
  /** A part of a key is unreadable or not mapped: this row may be any row of the other side. */
  readonly kunciTak: boolean;
  /** Annulled: it does not count. */
  readonly batal: boolean;
  /** Greater = newer; null = never the newest. */
  readonly urut: string | null;
  readonly isi: IsiRiwayat;
  readonly alasan: AlasanRiwayat;
}

function gabung(awalan: string, kolom: readonly string[], isi: IsiRiwayat): string | null {
  const nilai = kolom.map((k) => isi[k] ?? null);
  return nilai.length === 0 || nilai.includes(null) ? null : `${awalan}:${nilai.join('|')}`;
}

const isGelap = (a: AlasanTakTeruji | undefined): boolean => a !== undefined && a !== 'TIDAK_DISEDIAKAN';
/** Acting and additional duties are never somebody's position of record. */
const isDefinitif = (isi: IsiRiwayat): boolean => (isi['jenisPenugasanId'] ?? 'D') === 'D';

function urutDari(jenis: JenisRiwayat, isi: IsiRiwayat): string | null {
  if (jenis === 'jabatan') return isDefinitif(isi) ? (isi['tmtJabatan'] ?? null) : null;
  if (jenis === 'golongan') return isi['tmtGolongan'] ?? null;
  // The highest degree is the last education of record; of two of one level, the later.
  if (jenis === 'pendidikan') return isi['tkPendidikanId'] == null ? null : `${isi['tkPendidikanId']}:${isi['tahunLulus'] ?? '0000'}`;
  return null;
}

/** A row with its keys. Null when nothing in it could ever identify it: neither key is there and nothing was unreadable. */
export function rakitBaris(jenis: JenisRiwayat, isi: IsiRiwayat, alasan: AlasanRiwayat, batal: boolean): BarisRiwayat | null {
  const { kunci, kunciCadangan } = RIWAYAT[jenis];
  const cadangan = gabung('C', kunciCadangan, isi);
  const utama = gabung('S', kunci, isi) ?? cadangan;
  const kunciTak = [...kunci, ...kunciCadangan].some((k) => isGelap(alasan[k]));
  if (utama === null && !kunciTak) return null;
  const darurat = `?:${RIWAYAT[jenis].kolom.map((k) => isi[k.kolom] ?? '').join('|')}`;
  return { jenis, kunci: utama ?? darurat, kunciCadangan: cadangan, kunciTak, batal, urut: urutDari(jenis, isi), isi, alasan };
}
