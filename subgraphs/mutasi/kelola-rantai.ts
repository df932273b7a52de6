import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { type LangkahInstansi, rantaiSalah } from '../../domain/mutasi/rantai.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import type { KonteksMutasi } from './konteks.ts';
import { insertRantai } from './queries-rantai.ts';

export interface MasukanRantai {
  readonly langkah: readonly string[];
  readonly berlakuDari: Tanggal;
  readonly dasar: string;
}

/** The steps of the caller's own instansi from a day on, today at the earliest; usul proposed before keep theirs. */
export function tetapkanRantaiInstansi(konteks: KonteksMutasi, masukan: MasukanRantai): Promise<HasilMutasi> {
  return jalankanSekali(konteks, 'tetapkanRantaiInstansi', masukan, async (tx) => {
    const { instansi } = konteks.pemanggil;
    if (instansi === null) return tolak('BUKAN_INSTANSI_ANDA');
    const salah = rantaiSalah(masukan.langkah);
    if (salah !== null) return tolak('MASUKAN_SALAH', 'langkah', salah);
    const dasar = masukan.dasar.trim();
    if (dasar.length < 5 || dasar.length > 200) return tolak('MASUKAN_SALAH', 'dasar', 'Sebutkan keputusan asalnya, 5 sampai 200 huruf.');
    if (masukan.berlakuDari < konteks.jam.hariIni()) return tolak('MASUKAN_SALAH', 'berlakuDari', 'Rantai tidak berlaku surut.');
    const langkah = masukan.langkah as readonly LangkahInstansi[];
    const id = await insertRantai(tx, { instansi, langkah, berlakuDari: masukan.berlakuDari, dasar }, konteks.pemanggil);
    await catatJejak(tx, 'rantai.ditetapkan', { instansi, langkah: langkah.join(','), berlakuDari: masukan.berlakuDari });
    return berhasil(id);
  });
}
