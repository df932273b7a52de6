import { BIDANG, type Bidang } from '../../domain/selisih/bidang.ts';
import type { BarisPegawai } from './queries.ts';

export interface NilaiBidang {
  readonly bidang: string;
  readonly judul: string;
  readonly nilai: string | null;
  readonly takTeruji: string | null;
}

/** A record with its birth date, which is read apart and leaves a trace. */
export type BarisLengkap = BarisPegawai & { readonly tglLahir: string | null };

function nilaiBidang(b: Bidang, row: BarisLengkap): string | null {
  if (b.bidang === 'nip') return row.nip;
  // The full NIK is not readable here at all; the masked column is.
  if (b.bidang === 'nik') return row.nikSamar;
  const nilai = b.kolom.map((k) => (k === 'nik' ? row.nikSamar : row[k]));
  return nilai.every((n) => n === null) ? null : nilai.map((n) => n ?? '-').join(' | ');
}

const alasanBidang = (alasan: unknown, bidang: string): string | null => {
  const sebab: unknown = typeof alasan === 'object' && alasan !== null ? Reflect.get(alasan, bidang) : null;
  return typeof sebab === 'string' ? sebab : null;
};

/** The 27 fields as one side states them, in the order of BIDANG. */
export const susunSisi = (row: BarisLengkap): NilaiBidang[] =>
  BIDANG.map((b) => ({ bidang: b.bidang, judul: b.judul, nilai: nilaiBidang(b, row), takTeruji: alasanBidang(row.alasan, b.bidang) }));
