import { z } from 'zod';
import { isKunci } from '../../../domain/kunci.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { bukaBrankas, mintaBuka, setujuiBuka } from './queries-pelapor.ts';

export interface MintaPelaporInput {
  readonly aduanId: string;
  readonly tujuan: string;
}

export interface PermintaanInput {
  readonly id: string;
}

export interface HasilBukaPelapor extends HasilMutasi {
  readonly nama: string | null;
  readonly kontak: string | null;
}

const TUJUAN = { min: 20, maks: 1_000 };
const PELAPOR = z.object({ nama: z.string().nullable(), kontak: z.string().nullable() });

/** Asks to see who reported. The purpose goes into the audit, so it may hold no person's number. */
export function mintaPelapor(k: KonteksPelanggaran, input: MintaPelaporInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'mintaPelapor');
  return jalankanSekali(k, 'mintaPelapor', input, async (tx) => {
    const tujuan = input.tujuan.trim();
    if (tujuan.length < TUJUAN.min || tujuan.length > TUJUAN.maks || /\d{16}/.test(tujuan))
      return tolak('MASUKAN_SALAH', 'tujuan', `${TUJUAN.min} sampai ${TUJUAN.maks} huruf, tanpa nomor orang.`);
    const id = isKunci(input.aduanId) ? await mintaBuka(tx, input.aduanId, tujuan) : null;
    return id === null ? tolak('TIDAK_DITEMUKAN', 'aduanId', 'Aduan tidak ada, atau pelapornya tidak menyebut diri.') : berhasil(id);
  });
}

/** The second person agrees. */
export function setujuiPelapor(k: KonteksPelanggaran, input: PermintaanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'setujuiPelapor');
  return jalankanSekali(k, 'setujuiPelapor', input, async (tx) => {
    const kode = isKunci(input.id) ? await setujuiBuka(tx, input.id) : 'TIDAK_DITEMUKAN';
    return kode === null ? berhasil(input.id) : tolak(kode, 'id');
  });
}

/** Shows the reporter to the asker, once. Nothing of it is kept: a repetition under the same idempotency key is answered without the identity. */
export async function bukaPelapor(k: KonteksPelanggaran, input: PermintaanInput): Promise<HasilBukaPelapor> {
  wajibBoleh(k, 'bukaPelapor');
  const tersegel: { isi: string; nomor: string }[] = [];
  const hasil = await jalankanSekali(k, 'bukaPelapor', input, async (tx) => {
    const { kode, isi, nomor } = isKunci(input.id) ? await bukaBrankas(tx, input.id) : { kode: 'TIDAK_DITEMUKAN' as const, isi: null, nomor: null };
    if (kode !== null || isi === null || nomor === null) return tolak(kode ?? 'TIDAK_DITEMUKAN', 'id');
    // A retried transaction begins anew.
    tersegel.splice(0, tersegel.length, { isi, nomor });
    return berhasil(input.id);
  });
  const segel = hasil.id === null ? undefined : tersegel[0];
  // Opened only here, after the trace is committed.
  const { nama, kontak } = segel === undefined ? { nama: null, kontak: null } : PELAPOR.parse(JSON.parse(await k.brankas.buka(segel.isi, segel.nomor)));
  return { ...hasil, nama, kontak };
}
