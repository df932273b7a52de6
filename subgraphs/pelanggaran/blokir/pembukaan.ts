import { isKunci } from '../../../domain/kunci.ts';
import { bolehMemutus, statusBlokirSetelah } from '../../../domain/pelanggaran/blokir/status.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { anggotaDisebut, bukaDanCatat, dasarSalah } from './buka-blokir.ts';
import { selectBlokirById } from './queries/baca.ts';
import { insertPembukaan, kunciBlokir, kunciPembukaan, updatePembukaan } from './queries/tulis.ts';

export interface UsulkanPembukaanInput {
  readonly id: string;
  readonly nip?: readonly string[] | null;
  readonly nomorSurat: string;
  readonly dasar: string;
}

export interface PutuskanPembukaanInput {
  readonly id: string;
  readonly setuju: boolean;
  readonly catatan: string;
}

const CATATAN = { min: 10, maks: 2_000 };
const NOMOR_MAKS = 100;

/** Asks for the opening of an active block, or of some members of a list. Nothing changes until another person decides. */
export function usulkanPembukaan(k: KonteksPelanggaran, input: UsulkanPembukaanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'usulkanPembukaan');
  return jalankanSekali(k, 'usulkanPembukaan', input, async (tx) => {
    const nomorSurat = input.nomorSurat.trim();
    if (nomorSurat === '' || nomorSurat.length > NOMOR_MAKS) return tolak('MASUKAN_SALAH', 'nomorSurat', `1 sampai ${NOMOR_MAKS} huruf.`);
    const salah = dasarSalah(input.dasar);
    if (salah !== null) return salah;
    const blokir = isKunci(input.id) ? (await selectBlokirById(tx, [input.id]))[0] : undefined;
    if (blokir === undefined) return tolak('TIDAK_DITEMUKAN', 'id');
    if (statusBlokirSetelah(blokir.status, 'usulkanBuka') === null) return tolak('PERALIHAN_DITOLAK', 'id');
    const anggota = await anggotaDisebut(tx, blokir, input.nip ?? []);
    if ('userErrors' in anggota) return anggota;
    const id = await insertPembukaan(tx, { blokir: blokir.id, anggota, nomorSurat, dasar: input.dasar.trim(), oleh: k.pemanggil.orang });
    if (id === null) return tolak('PERALIHAN_DITOLAK', 'id', 'Usul pembukaan sebelumnya belum diputuskan.');
    await catatJejak(tx, 'pelanggaran.pembukaan_diusulkan', { pembukaan: id, blokir: blokir.id, anggota: anggota.length });
    return berhasil(id);
  });
}

/** Opens or refuses, once, by a person who proposed neither the block nor its opening. */
export function putuskanPembukaan(k: KonteksPelanggaran, input: PutuskanPembukaanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'putuskanPembukaan');
  return jalankanSekali(k, 'putuskanPembukaan', input, async (tx) => {
    const catatan = input.catatan.trim();
    if (catatan.length < CATATAN.min || catatan.length > CATATAN.maks) return tolak('MASUKAN_SALAH', 'catatan', `${CATATAN.min} sampai ${CATATAN.maks} huruf.`);
    const usul = isKunci(input.id) ? await kunciPembukaan(tx, input.id) : null;
    const blokir = usul === null ? null : await kunciBlokir(tx, usul.blokir);
    if (usul === null || blokir === null) return tolak('TIDAK_DITEMUKAN', 'id');
    if (usul.status !== 'DIUSULKAN') return tolak('PERALIHAN_DITOLAK', 'id');
    const { orang } = k.pemanggil;
    if (!bolehMemutus(orang, [usul.diusulkanOleh, blokir.diusulkanOleh])) return tolak('ORANG_SAMA', 'id');
    if (input.setuju && !(await bukaDanCatat(tx, blokir, usul.anggota, { orang, dasar: `${usul.nomorSurat}: ${usul.dasar}` })))
      return tolak('PERALIHAN_DITOLAK', 'id', 'Tidak ada lagi yang terblokir.');
    await updatePembukaan(tx, usul.id, { setuju: input.setuju, orang, catatan });
    await catatJejak(tx, 'pelanggaran.pembukaan_diputuskan', { pembukaan: usul.id, blokir: blokir.id, setuju: input.setuju ? 1 : 0 });
    return berhasil(usul.id);
  });
}
