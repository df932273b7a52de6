import { KOLOM_REKAMAN } from '../../domain/selisih/rekaman.ts';
import { type BarisSah, teksAlasan } from '../1-canonicalise/hasil-baris.ts';

const PERLU_LOLOS = /[\\\t\n\r]/;
const LOLOS: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One cell of COPY's text format. */
export const selCopy = (nilai: string | null): string =>
  nilai === null ? '\\N' : PERLU_LOLOS.test(nilai) ? nilai.replace(/[\\\t\n\r]/g, (huruf) => LOLOS[huruf] ?? huruf) : nilai;

const kolomDb = KOLOM_REKAMAN.map((k) => k.replace(/[A-Z]/g, (huruf) => `_${huruf.toLowerCase()}`));

/** The record's columns as the tables name them, in the order of KOLOM_REKAMAN. */
export const KOLOM_DB = kolomDb;

export const KOLOM_STAGING_PEGAWAI = ['tarikan', 'baris', 'nip', ...kolomDb, 'nik_sah', 'tak', 'alasan', 'tambahan', 'mentah', 'h', 'hm', 'hu'].join(', ');

export interface LetakBaris {
  readonly tarikan: string;
  readonly nomor: number;
  readonly mentah: string;
  readonly h: bigint;
  readonly hm: bigint;
  readonly hu: bigint;
}

/** One accepted row of a pegawai feed as a COPY line for staging_pegawai. */
export function barisStagingPegawai(baris: BarisSah, { tarikan, nomor, mentah, h, hm, hu }: LetakBaris): string {
  const { rekaman, takTeruji } = baris.rekaman;
  let teks = `${tarikan}\t${nomor}\t${baris.nip}`;
  for (const k of KOLOM_REKAMAN) teks += `\t${selCopy(rekaman[k])}`;
  const nikSah = baris.nikSah === null ? '\\N' : baris.nikSah ? 't' : 'f';
  const alasan = baris.tak === 0 ? '\\N' : selCopy(teksAlasan(takTeruji));
  const tambahan = baris.tambahan === null ? '\\N' : selCopy(JSON.stringify(baris.tambahan));
  return `${teks}\t${nikSah}\t${baris.tak}\t${alasan}\t${tambahan}\t${selCopy(mentah)}\t${h}\t${hm}\t${hu}\n`;
}
