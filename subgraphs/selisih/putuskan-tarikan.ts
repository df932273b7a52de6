import { isKunci } from '../../domain/kunci.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { periksaAlasan } from './alasan.ts';
import type { KonteksSelisih } from './loaders.ts';
import { type JawabanPutus, PUTUSAN_TARIKAN, type PutusanTarikan, putusTarikan } from './queries/tarikan.ts';

export interface PutuskanTarikanInput {
  readonly id: string;
  readonly putusan: string;
  readonly alasan: string;
}

const PENOLAKAN: Readonly<Record<Exclude<JawabanPutus, 'SAH'>, HasilMutasi>> = {
  TIDAK_DITEMUKAN: tolak('TIDAK_DITEMUKAN', 'id'),
  TIDAK_TERTUNDA: tolak('PERALIHAN_DITOLAK', 'id', 'Hanya tarikan TERTUNDA yang belum dijawab.'),
  TERLAMPAUI: tolak('PERALIHAN_DITOLAK', 'id', 'Umpan yang lebih baru sudah diterapkan.'),
};

const isPutusan = (teks: string): teks is PutusanTarikan => (PUTUSAN_TARIKAN as readonly string[]).includes(teks);

/** A person's answer to a feed that was held for losing too many rows: apply this very feed, or refuse it. Once, with a reason. */
export function putuskanTarikan(k: KonteksSelisih, input: PutuskanTarikanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'putuskanTarikan');
  return jalankanSekali(k, 'putuskanTarikan', input, async (tx) => {
    if (!isPutusan(input.putusan)) return tolak('MASUKAN_SALAH', 'putusan');
    const salah = periksaAlasan(input.alasan, null);
    if (salah !== null) return salah;
    if (!isKunci(input.id)) return PENOLAKAN.TIDAK_DITEMUKAN;
    const jawaban = await putusTarikan(tx, input.id, input.putusan, input.alasan.trim());
    return jawaban === 'SAH' ? berhasil(input.id) : PENOLAKAN[jawaban];
  });
}
