import { parseNip } from '../../asn/nip.ts';

/** A list under one letter; larger ones are several letters. */
export const ANGGOTA_MAKS = 5_000;

export const CACAT_BARIS = {
  NIP_TIDAK_SAH: 'NIP bukan 18 angka.',
  GANDA: 'NIP ini sudah ada pada baris sebelumnya.',
  TIDAK_DITEMUKAN: 'Tidak ada pegawai dengan NIP ini pada instansi yang disebut.',
} as const;
export type KodeCacatBaris = keyof typeof CACAT_BARIS;

/** A row that was left out, by its number in the list as sent, from 1. It repeats no NIP. */
export interface BarisCacat {
  readonly baris: number;
  readonly kode: KodeCacatBaris;
  readonly pesan: string;
}

export interface DaftarTerurai {
  readonly nip: readonly string[];
  readonly ditolak: readonly BarisCacat[];
}

/** Splits a list into the people who are known in the instansi and the rows that name nobody, somebody twice, or somebody elsewhere. */
export function uraikanDaftar(baris: readonly string[], dikenal: ReadonlySet<string>): DaftarTerurai {
  const nip = new Set<string>();
  const ditolak: BarisCacat[] = [];
  baris.forEach((teks, i) => {
    const n = parseNip(teks.trim());
    const kode: KodeCacatBaris | null = n === null ? 'NIP_TIDAK_SAH' : nip.has(n) ? 'GANDA' : dikenal.has(n) ? null : 'TIDAK_DITEMUKAN';
    if (kode === null) nip.add(n as string);
    else ditolak.push({ baris: i + 1, kode, pesan: CACAT_BARIS[kode] });
  });
  return { nip: [...nip], ditolak };
}
