import { isKunci } from '../../domain/kunci.ts';
import { type StatusSelisih, statusSelisihSetelah } from '../../domain/selisih/siklus.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { berhasil, type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { kunciTugas, periksaAlasan } from './alasan.ts';
import type { KonteksSelisih } from './loaders.ts';
import { batalkanTugas, insertKeputusan, kunciSelisih, selectKeputusanById, updateStatus } from './queries/putusan.ts';
import { selectKeputusan } from './queries.ts';

export interface BatalkanKeputusanInput {
  readonly id: string;
  readonly versi: number;
  readonly alasan: string;
}

/** Undoes the standing decision by a compensating one; what was decided stays on record and its unproven tasks are withdrawn. */
export function batalkanKeputusan(k: KonteksSelisih, input: BatalkanKeputusanInput): Promise<HasilMutasi> {
  wajibBoleh(k, 'putuskanSelisih');
  return jalankanSekali(k, 'batalkanKeputusan', input, async (tx) => {
    const salah = periksaAlasan(input.alasan, null);
    if (salah !== null) return salah;
    const lama = isKunci(input.id) ? await selectKeputusanById(tx, input.id) : null;
    const s = lama === null ? null : await kunciSelisih(tx, lama.selisih);
    if (lama === null || s === null) return tolak('TIDAK_DITEMUKAN', 'id');
    if (s.versi !== input.versi) return tolak('VERSI_BERUBAH', 'versi');
    const ke = statusSelisihSetelah(s.status as StatusSelisih, 'batal');
    // Under the lock the last decision is the standing one; an older or already undone one is past.
    const terakhir = (await selectKeputusan(tx, [s.id])).at(-1);
    if (ke === null || terakhir?.id !== lama.id || lama.jenis === 'BATAL') return tolak('PERALIHAN_DITOLAK', 'id');
    const { subjek: oleh, orang } = k.pemanggil;
    const id = await insertKeputusan(tx, {
      selisih: s.id,
      jenis: 'BATAL',
      alasanKode: 'BATAL',
      alasan: input.alasan.trim(),
      bukti: null,
      nilaiLain: null,
      membatalkan: lama.id,
      oleh,
      orang,
    });
    await updateStatus(tx, { selisih: s, ke, sebab: 'KEPUTUSAN_DIBATALKAN', keputusan: id, oleh: orang });
    await batalkanTugas(
      tx,
      ['SIASN', 'SIMPEG'].map((tujuan) => kunciTugas(s.id, lama.id, tujuan)),
    );
    await catatJejak(tx, 'selisih.keputusan_dibatalkan', { selisih: s.id, keputusan: lama.id });
    return berhasil(s.id);
  });
}
