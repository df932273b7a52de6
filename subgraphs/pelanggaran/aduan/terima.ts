import { randomBytes } from 'node:crypto';
import type { IsiAduan, Pelapor } from '../../../domain/pelanggaran/aduan/masukan.ts';
import { type NomorAduan, susunNomor } from '../../../domain/pelanggaran/aduan/nomor.ts';
import type { Saluran } from '../../../domain/pelanggaran/aduan/saluran.ts';
import type { StatusAduan } from '../../../domain/pelanggaran/aduan/status.ts';
import type { Brankas } from '../../../platform/brankas/brankas.ts';
import { sidikMasukan } from '../../../platform/graphql/idempotensi.ts';

/** What SQL function aduan_terima answers. */
export interface AduanDiterima {
  readonly nomor: NomorAduan;
  readonly status: StatusAduan;
  /** False: this number of the sender is known. */
  readonly baru: boolean;
  /** False: under that number something else was sent before; nothing was written. */
  readonly sama: boolean;
}

export interface AsalAduan {
  readonly saluran: Saluran;
  /** The sender's own number; once per channel. */
  readonly rujukan: string;
}

/** The two arguments of aduan_terima: the complaint as JSON, the reporter sealed. The number is made here, by chance. */
export async function siapkanAduan(
  brankas: Brankas,
  asal: AsalAduan,
  isi: IsiAduan,
  pelapor: Pelapor | null,
): Promise<{ readonly aduan: string; readonly pelapor: string | null }> {
  const nomor = susunNomor(randomBytes(15));
  return {
    aduan: JSON.stringify({ ...isi, ...asal, nomor, sidik: sidikMasukan('aduan', isi) }),
    pelapor: pelapor === null ? null : await brankas.segel(JSON.stringify(pelapor), nomor),
  };
}
