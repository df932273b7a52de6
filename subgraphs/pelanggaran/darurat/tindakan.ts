import { isKunci } from '../../../domain/kunci.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type BarisIdentitas, bacaDarurat, mintaDarurat, putuskanDarurat, selectDaruratById } from './queries.ts';

export interface MintaAksesDaruratInput {
  readonly nip: string;
  readonly alasan: string;
  readonly menit: number;
}

export interface PutuskanAksesDaruratInput {
  readonly id: string;
  readonly setuju: boolean;
  readonly catatan: string;
}

const MENIT_MAKS = 60;

/** A text that goes into the trail: as long as it must be, and without anybody's number. Null = it will not do. */
function teksJejak(teks: string, min: number): string | null {
  const rapi = teks.trim();
  return rapi.length >= min && rapi.length <= 1_000 && !/\d{16}/.test(rapi) ? rapi : null;
}

/** Asks for the full identity of one person, for a time that begins when a second person agrees. */
export function mintaAksesDarurat(k: KonteksPelanggaran, input: MintaAksesDaruratInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'mintaAksesDarurat');
  return jalankanSekali(k, 'mintaAksesDarurat', input, async (tx) => {
    const alasan = teksJejak(input.alasan, 20);
    if (alasan === null) return tolak('MASUKAN_SALAH', 'alasan', '20 sampai 1.000 huruf, tanpa nomor orang.');
    if (input.menit < 1 || input.menit > MENIT_MAKS) return tolak('MASUKAN_SALAH', 'menit', `1 sampai ${MENIT_MAKS}.`);
    const { id, kode } = await mintaDarurat(tx, input.nip, alasan, input.menit);
    return id === null ? tolak(kode ?? 'TIDAK_DITEMUKAN', 'nip') : berhasil(id);
  });
}

/** The second person's yes or no. */
export function putuskanAksesDarurat(k: KonteksPelanggaran, input: PutuskanAksesDaruratInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'putuskanAksesDarurat');
  return jalankanSekali(k, 'putuskanAksesDarurat', input, async (tx) => {
    const catatan = teksJejak(input.catatan, 10);
    if (catatan === null) return tolak('MASUKAN_SALAH', 'catatan', '10 sampai 1.000 huruf, tanpa nomor orang.');
    const kode = isKunci(input.id) ? await putuskanDarurat(tx, input.id, input.setuju, catatan) : 'TIDAK_DITEMUKAN';
    return kode === null ? berhasil(input.id) : tolak(kode, 'id');
  });
}

export interface HasilBacaDarurat extends HasilMutasi {
  readonly identitas: readonly BarisIdentitas[];
}

/** Shows the rows of the person. They are kept nowhere: a repetition under the same idempotency key is answered without them, and writes no further trail. */
export async function bacaDataDarurat(k: KonteksPelanggaran, input: { readonly id: string }): Promise<HasilBacaDarurat> {
  wajibBoleh(k, 'bacaDataDarurat');
  let identitas: readonly BarisIdentitas[] = [];
  const hasil = await jalankanSekali(k, 'bacaDataDarurat', input, async (tx) => {
    if (!isKunci(input.id) || (await selectDaruratById(tx, input.id)) === null) return tolak('TIDAK_DITEMUKAN', 'id');
    identitas = await bacaDarurat(tx, input.id);
    return identitas.length === 0 ? tolak('PERALIHAN_DITOLAK', 'id') : berhasil(input.id);
  });
  return { ...hasil, identitas: hasil.id === null ? [] : identitas };
}
