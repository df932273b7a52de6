import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { isIdUsul } from './ajukan-mutasi.ts';
import type { KonteksMutasi } from './konteks.ts';
import { insertKeadaanSiasn } from './queries-catatan-alur.ts';
import { kunciUsul } from './queries-tulis.ts';

export interface MasukanKeadaan {
  readonly id: string;
  readonly kode: string;
  readonly label?: string | null;
}

const KODE = /^[0-9A-Za-z_.-]{1,20}$/;
const LABEL_MAKS = 200;

/** What SIASN shows for the usul, in SIASN's own code; one that nobody knows is kept like any other. It moves nothing here. */
export function catatKeadaanSiasn(konteks: KonteksMutasi, masukan: MasukanKeadaan): Promise<HasilMutasi> {
  return jalankanSekali(konteks, 'catatKeadaanSiasn', masukan, async (tx) => {
    const label = masukan.label?.trim() || null;
    if (!KODE.test(masukan.kode)) return tolak('MASUKAN_SALAH', 'kode', 'Kode SIASN 1 sampai 20 huruf atau angka.');
    if (label !== null && (label.length > LABEL_MAKS || /\d{16}/.test(label)))
      return tolak('MASUKAN_SALAH', 'label', `Paling panjang ${LABEL_MAKS} huruf, tanpa NIP atau NIK.`);
    const usul = isIdUsul(masukan.id) ? await kunciUsul(tx, masukan.id) : null;
    if (usul === null) return tolak('TIDAK_DITEMUKAN', 'id');
    const id = await insertKeadaanSiasn(tx, { usulId: usul.id, kode: masukan.kode, label }, konteks.pemanggil.subjek);
    await catatJejak(tx, 'mutasi.keadaan_siasn_dicatat', { usul: usul.id, kode: masukan.kode });
    return berhasil(id);
  });
}
