import { isKunci } from '../../../domain/kunci.ts';
import { bolehMemutus, statusBlokirSetelah } from '../../../domain/pelanggaran/blokir/status.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { adaPembukaan, type IsiBlokir, kunciBlokir, type Pembuka, selectAnggotaAktif, updateBuka } from './queries/tulis.ts';

export interface BukaBlokirInput {
  readonly id: string;
  readonly versi: number;
  readonly dasar: string;
  readonly nip?: readonly string[] | null;
}

export const DASAR = { min: 10, maks: 2_000 };
export const dasarSalah = (dasar: string): HasilMutasi | null =>
  dasar.trim().length < DASAR.min || dasar.length > DASAR.maks ? tolak('MASUKAN_SALAH', 'dasar', `${DASAR.min} sampai ${DASAR.maks} huruf.`) : null;

/** Rows of the members named; a refusal when one of them is no active member. No names = the whole block. */
export async function anggotaDisebut(
  tx: Tx,
  blokir: { readonly id: string; readonly sasaran: string },
  nip: readonly string[],
): Promise<readonly string[] | HasilMutasi> {
  if (nip.length === 0) return [];
  if (blokir.sasaran !== 'DAFTAR') return tolak('MASUKAN_SALAH', 'nip', 'Hanya anggota daftar yang dapat dibuka sebagian.');
  const anggota = await selectAnggotaAktif(tx, blokir.id, nip);
  return anggota.length === new Set(nip).size ? anggota : tolak('TIDAK_DITEMUKAN', 'nip', 'Ada NIP yang bukan anggota aktif daftar ini.');
}

/** Opens, releases what only this block held, and leaves the trace. */
export async function bukaDanCatat(tx: Tx, blokir: IsiBlokir, anggota: readonly string[], putusan: Pembuka): Promise<boolean> {
  const dibuka = await updateBuka(tx, blokir.id, anggota, putusan);
  if (dibuka === 0) return false;
  await catatJejak(tx, 'pelanggaran.blokir_dibuka', { blokir: blokir.id, sasaran: blokir.sasaran });
  return true;
}

/**
 * Lifts an active block, or some members of a list, on the strength of a letter of the PPK that reached BKN on paper; never by the one who proposed the
 * block. What it alone held is asked again by the hub.
 */
export function bukaBlokir(k: KonteksPelanggaran, input: BukaBlokirInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'bukaBlokir');
  return jalankanSekali(k, 'bukaBlokir', input, async (tx) => {
    const salah = dasarSalah(input.dasar);
    if (salah !== null) return salah;
    const blokir = isKunci(input.id) ? await kunciBlokir(tx, input.id) : null;
    if (blokir === null) return tolak('TIDAK_DITEMUKAN', 'id');
    if (statusBlokirSetelah(blokir.status, 'buka') === null) return tolak('PERALIHAN_DITOLAK', 'id');
    if (blokir.versi !== input.versi) return tolak('VERSI_BERUBAH', 'versi');
    if (!bolehMemutus(k.pemanggil.orang, [blokir.diusulkanOleh])) return tolak('ORANG_SAMA', 'id');
    if (await adaPembukaan(tx, blokir.id)) return tolak('PERALIHAN_DITOLAK', 'id', 'Ada usul pembukaan yang menunggu putusan.');
    const anggota = await anggotaDisebut(tx, blokir, input.nip ?? []);
    if ('userErrors' in anggota) return anggota;
    const dibuka = await bukaDanCatat(tx, blokir, anggota, { orang: k.pemanggil.orang, dasar: input.dasar.trim() });
    return dibuka ? berhasil(blokir.id) : tolak('PERALIHAN_DITOLAK', 'id');
  });
}
