import { isKunci } from '../../../domain/kunci.ts';
import { PERALIHAN_TEMUAN } from '../../../domain/pelanggaran/sbt/peralihan.ts';
import type { TahapTemuan } from '../../../domain/pelanggaran/sbt/tahap.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { insertTanggapan, selectTahap } from './queries.ts';

export interface CatatTanggapanInput {
  readonly id: string;
  readonly isi: string;
}

const ISI_MIN = 10;

/** A reply of the PPK or of the accused. It moves nothing, so it waits for nobody and needs no version; no later letter may pass it over in silence. */
export function catatTanggapan(k: KonteksPelanggaran, input: CatatTanggapanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'catatTanggapan');
  return jalankanSekali(k, 'catatTanggapan', input, async (tx) => {
    const isi = input.isi.trim();
    if (isi.length < ISI_MIN) return tolak('MASUKAN_SALAH', 'isi', `Minimal ${ISI_MIN} huruf.`);
    const t = isKunci(input.id) ? await selectTahap(tx, input.id) : null;
    if (t === null) return tolak('TIDAK_DITEMUKAN', 'id');
    if (PERALIHAN_TEMUAN[t.tahap as TahapTemuan].tanggapi === null) return tolak('PERALIHAN_DITOLAK', 'id');
    const { peran, orang } = k.pemanggil;
    const pihak = peran === 'PPK' ? 'PPK' : 'TERLAPOR';
    await insertTanggapan(tx, { temuan: input.id, pihak, tahap: t.tahap, isi, oleh: peran, orang });
    await catatJejak(tx, 'pelanggaran.tanggapan_dicatat', { temuan: input.id, pihak });
    return berhasil(input.id);
  });
}
