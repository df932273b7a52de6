import { sql } from 'drizzle-orm';
import { KESALAHAN, type KodeKesalahan } from '../../../domain/kesalahan.ts';
import { type Mentah, periksaAduan } from '../../../domain/pelanggaran/aduan/masukan.ts';
import { SALURAN_PERAN } from '../../../domain/pelanggaran/aduan/saluran.ts';
import type { GalatPengguna } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type AduanDiterima, siapkanAduan } from './terima.ts';

export interface CatatAduanInput extends Mentah {
  readonly saluran: string;
  readonly nomorRujukan: string;
}

export interface HasilCatatAduan {
  readonly nomor: string | null;
  readonly status: string | null;
  /** The same number was handed in before; nothing new was written. */
  readonly sudahAda: boolean;
  readonly userErrors: readonly GalatPengguna[];
}

const RUJUKAN = /^[^\p{C}]{1,100}$/u;

const gagal = (...userErrors: readonly GalatPengguna[]): HasilCatatAduan => ({ nomor: null, status: null, sudahAda: false, userErrors });
const salah = (kode: KodeKesalahan, field: string, rincian: string): GalatPengguna => ({ kode, field, pesan: `${KESALAHAN[kode].pesan} ${rincian}` });

/** Hands in a complaint that an institution received, under its own number. */
export async function catatAduan(k: KonteksPelanggaran, input: CatatAduanInput): Promise<HasilCatatAduan> {
  wajibBoleh(k, 'catatAduan');
  const saluran = SALURAN_PERAN[k.pemanggil.peran]?.find((s) => s === input.saluran);
  if (saluran === undefined) return gagal(salah('MASUKAN_SALAH', 'saluran', 'Saluran ini bukan milik peran Anda.'));
  const rujukan = input.nomorRujukan.normalize('NFC').trim();
  if (!RUJUKAN.test(rujukan)) return gagal(salah('MASUKAN_SALAH', 'nomorRujukan', '1 sampai 100 huruf.'));
  const hasil = periksaAduan(input, k.jam.hariIni());
  if (!hasil.sah) return gagal(...hasil.galat.map(({ bidang, pesan }) => salah('MASUKAN_SALAH', bidang, pesan)));
  // The reporter stays out of the fingerprint of the input too: who has the rest could test names against it.
  const { pelaporNama: _nama, pelaporKontak: _kontak, ...tanpaPelapor } = input;
  return jalankanSekali(k, 'catatAduan', tanpaPelapor, async (tx) => {
    const siap = await siapkanAduan(k.brankas, { saluran, rujukan }, hasil.isi, hasil.pelapor);
    const { rows } = await tx.execute<{ h: AduanDiterima }>(sql`select aduan_terima(${siap.aduan}::jsonb, ${siap.pelapor}) h`);
    const h = rows[0]?.h;
    if (h?.sama !== true) return gagal(salah('KUNCI_DIPAKAI_LAIN', 'nomorRujukan', 'Nomor rujukan ini sudah dipakai untuk isi lain.'));
    return { nomor: h.nomor, status: h.status, sudahAda: !h.baru, userErrors: [] };
  });
}
