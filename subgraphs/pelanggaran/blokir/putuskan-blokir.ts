import { isKunci } from '../../../domain/kunci.ts';
import { bolehMemutus, statusBlokirSetelah } from '../../../domain/pelanggaran/blokir/status.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type IsiBlokir, kunciBlokir, updateSetujui, updateTolak } from './queries/tulis.ts';

export interface SetujuiBlokirInput {
  readonly id: string;
  readonly versi: number;
}

export interface TolakBlokirInput extends SetujuiBlokirInput {
  readonly alasan: string;
}

const ALASAN_MIN = 10;

/** The locked proposal, when this act may be taken on it. A member of a list is decided with its list. */
async function usulBlokir(tx: Tx, { id, versi }: SetujuiBlokirInput, tindakan: 'setujui' | 'tolak'): Promise<IsiBlokir | HasilMutasi> {
  const blokir = isKunci(id) ? await kunciBlokir(tx, id) : null;
  if (blokir === null) return tolak('TIDAK_DITEMUKAN', 'id');
  if (blokir.daftar !== null) return tolak('PERALIHAN_DITOLAK', 'id', 'Anggota daftar diputuskan bersama daftarnya.');
  if (statusBlokirSetelah(blokir.status, tindakan) === null) return tolak('PERALIHAN_DITOLAK', 'id');
  return blokir.versi === versi ? blokir : tolak('VERSI_BERUBAH', 'versi');
}

/** Activates a proposed block, a list as one; proposer and approver are different persons, whatever accounts they use. */
export function setujuiBlokir(k: KonteksPelanggaran, input: SetujuiBlokirInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'setujuiBlokir');
  return jalankanSekali(k, 'setujuiBlokir', input, async (tx) => {
    const blokir = await usulBlokir(tx, input, 'setujui');
    if ('userErrors' in blokir) return blokir;
    if (!bolehMemutus(k.pemanggil.orang, [blokir.diusulkanOleh])) return tolak('ORANG_SAMA', 'id');
    await updateSetujui(tx, blokir.id, k.pemanggil.orang);
    await catatJejak(tx, 'pelanggaran.blokir_disetujui', { blokir: blokir.id, sasaran: blokir.sasaran });
    return berhasil(blokir.id);
  });
}

/** Refuses a proposed block, or takes it back: it never stopped anything, so the proposer may do it too. */
export function tolakBlokir(k: KonteksPelanggaran, input: TolakBlokirInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'tolakBlokir');
  return jalankanSekali(k, 'tolakBlokir', input, async (tx) => {
    const alasan = input.alasan.trim();
    if (alasan.length < ALASAN_MIN) return tolak('MASUKAN_SALAH', 'alasan', `Minimal ${ALASAN_MIN} huruf.`);
    const blokir = await usulBlokir(tx, input, 'tolak');
    if ('userErrors' in blokir) return blokir;
    await updateTolak(tx, blokir.id, k.pemanggil.orang, alasan);
    await catatJejak(tx, 'pelanggaran.blokir_ditolak', { blokir: blokir.id, sasaran: blokir.sasaran });
    return berhasil(blokir.id);
  });
}
