import { DAPAT_DIPULIHKAN, isDapatDipulihkan } from '../../domain/mutasi/pemulihan.ts';
import { statusSetelah } from '../../domain/mutasi/status.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { isIdUsul } from './ajukan-mutasi.ts';
import type { KonteksMutasi } from './konteks.ts';
import { insertPemulihan, insertPutusanPemulihan, pernahMenyentuh, selectPemulihan } from './queries-pemulihan.ts';
import { kunciUsul } from './queries-tulis.ts';
import { type MasukanSurat, nomorSalah, suratDari } from './surat.ts';

export interface MasukanPemulihan extends MasukanSurat {
  readonly aturan: string;
  readonly alasan: string;
}

export interface MasukanPutusan extends Omit<MasukanSurat, 'versi'> {
  readonly setuju: boolean;
  readonly catatan: string;
}

const ALASAN = { min: 20, maks: 4_000 };
const CATATAN = { min: 10, maks: 2_000 };
const kurang = (teks: string, { min, maks }: { min: number; maks: number }): boolean => teks.trim().length < min || teks.length > maks;

/** Asks that one rule be set aside for a usul that is held or not yet proposed, on the strength of a letter. Nothing changes until somebody else approves. */
export function usulkanPemulihan(konteks: KonteksMutasi, masukan: MasukanPemulihan): Promise<HasilMutasi> {
  return jalankanSekali(konteks, 'usulkanPemulihan', masukan, async (tx) => {
    const surat = suratDari(masukan);
    const { aturan, alasan } = masukan;
    if (!isDapatDipulihkan(aturan)) return tolak('MASUKAN_SALAH', 'aturan', `Yang dapat dipulihkan: ${DAPAT_DIPULIHKAN.join(', ')}.`);
    if (kurang(alasan, ALASAN)) return tolak('MASUKAN_SALAH', 'alasan', `${ALASAN.min} sampai ${ALASAN.maks} huruf.`);
    const [nomor] = nomorSalah(surat);
    if (nomor !== undefined) return tolak('MASUKAN_SALAH', 'nomor', nomor.pesan);
    const usul = isIdUsul(masukan.id) ? await kunciUsul(tx, masukan.id) : null;
    if (usul === null) return tolak('TIDAK_DITEMUKAN', 'id');
    if (usul.instansi !== konteks.pemanggil.instansi) return tolak('BUKAN_INSTANSI_ANDA', 'id');
    if (usul.versi !== masukan.versi) return tolak('VERSI_BERUBAH', 'versi');
    if (statusSetelah(usul.status, 'ajukan') === null) return tolak('PERALIHAN_DITOLAK', 'id');
    const id = await insertPemulihan(tx, { usulId: usul.id, aturan, alasan, ...surat }, konteks.pemanggil);
    await catatJejak(tx, 'mutasi.pemulihan_diusulkan', { pemulihan: id, usul: usul.id, aturan });
    return berhasil(id);
  });
}

/** Approves or refuses, once, by a person who touched neither the request nor the usul (I12). The gate is asked anew by ajukanUlang; all other rules stand. */
export function putuskanPemulihan(konteks: KonteksMutasi, masukan: MasukanPutusan): Promise<HasilMutasi> {
  return jalankanSekali(konteks, 'putuskanPemulihan', masukan, async (tx) => {
    const surat = suratDari({ ...masukan, versi: 0 });
    if (kurang(masukan.catatan, CATATAN)) return tolak('MASUKAN_SALAH', 'catatan', `${CATATAN.min} sampai ${CATATAN.maks} huruf.`);
    const [nomor] = nomorSalah(surat);
    if (nomor !== undefined) return tolak('MASUKAN_SALAH', 'nomor', nomor.pesan);
    const ada = isIdUsul(masukan.id) ? await selectPemulihan(tx, masukan.id) : null;
    if (ada === null) return tolak('TIDAK_DITEMUKAN', 'id');
    const { orang } = konteks.pemanggil;
    if (orang === ada.orang || orang === ada.orangPengusul || (await pernahMenyentuh(tx, ada.usul, orang))) return tolak('ORANG_SAMA');
    const baru =
      !ada.diputus && (await insertPutusanPemulihan(tx, { id: masukan.id, setuju: masukan.setuju, catatan: masukan.catatan, ...surat }, konteks.pemanggil));
    if (!baru) return tolak('PERALIHAN_DITOLAK', 'id', 'Pemulihan ini sudah diputuskan.');
    await catatJejak(tx, 'mutasi.pemulihan_diputuskan', { pemulihan: masukan.id, usul: ada.usul, setuju: masukan.setuju ? 1 : 0 });
    return berhasil(masukan.id);
  });
}
