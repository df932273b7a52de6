import { isKunci } from '../../../domain/kunci.ts';
import { type AudiensPesan, PESAN_MAKS, pesanDitolak } from '../../../domain/pelanggaran/sbt/pesan.ts';
import type { TahapTemuan } from '../../../domain/pelanggaran/sbt/tahap.ts';
import { catatJejak } from '../../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { selectTahap } from '../sbt/queries.ts';
import { insertPesan } from './queries.ts';

export interface KirimPesanInput {
  readonly temuanId: string;
  readonly audiens: AudiensPesan;
  readonly isi: string;
}

/** A message inside the case: evidence from then on, changed by nobody. It moves nothing, so it needs no version. */
export function kirimPesan(k: KonteksPelanggaran, input: KirimPesanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'kirimPesanTemuan');
  return jalankanSekali(k, 'kirimPesanTemuan', input, async (tx) => {
    const { temuanId: temuan, audiens } = input;
    const isi = input.isi.trim();
    if (isi === '' || isi.length > PESAN_MAKS) return tolak('MASUKAN_SALAH', 'isi', `1 sampai ${PESAN_MAKS} huruf.`);
    const t = isKunci(temuan) ? await selectTahap(tx, temuan) : null;
    if (t === null) return tolak('TIDAK_DITEMUKAN', 'temuanId');
    const { peran, orang } = k.pemanggil;
    const sebab = pesanDitolak(peran, audiens, t.tahap as TahapTemuan);
    if (sebab === 'AUDIENS') return tolak('TIDAK_BERWENANG', 'audiens');
    if (sebab === 'TAHAP') return tolak('PERALIHAN_DITOLAK', 'temuanId', `Temuan sudah berakhir pada tahap ${t.tahap}.`);
    const id = await insertPesan(tx, { temuan, audiens, isi, oleh: peran, orang });
    await catatJejak(tx, 'pelanggaran.pesan_dikirim', { temuan, audiens });
    return berhasil(id);
  });
}
