import type { SqlTransaksi } from '../platform/db/postgres-js.ts';
import type { UmpanMenunggu } from './2-stage/cari-menunggu.ts';
import { hitungRiwayat, type Jalankan, rapikanStaging } from './2-stage/rapikan-riwayat.ts';
import { siapkanRiwayatSusulan } from './2-stage/riwayat-menunggu.ts';
import { terapkanRiwayat } from './2-stage/terapkan-riwayat.ts';
import { diffRiwayat } from './3-diff/riwayat.ts';
import { tandaiRiwayat, tandaiSistemikRiwayat } from './4-flag/tandai-riwayat.ts';

/** What became of the waiting rows of one feed, by the same account as its other rows (I11). */
export interface HitungSusulan {
  /** Rows that are refused no more. */
  readonly lepas: number;
  readonly diterapkan: number;
  readonly takBerubah: number;
  readonly duplikat: number;
  readonly dihapus: number;
}

/** Of the people who have arrived a feed of histories is read again as a partial one: it speaks of each of them wholly, and of nobody else. */
export async function susulkanRiwayat(tx: SqlTransaksi, umpan: UmpanMenunggu): Promise<HitungSusulan> {
  const t = { ...umpan, lengkap: false };
  const jalankan: Jalankan = (teks, nilai) => tx.unsafe(teks, nilai) as never;
  const menunggu = await siapkanRiwayatSusulan(tx, t);
  const rapi = await rapikanStaging(jalankan, t);
  const { diterapkan, takBerubah, dihapus } = await hitungRiwayat(jalankan, t);
  await terapkanRiwayat(tx, t);
  await diffRiwayat(tx, t.instansi, t.sisi);
  await tandaiRiwayat(tx, t.instansi, t.id, t.sisi === 'BKN' ? 'SEMUA' : 'ANTAR_SISI');
  await tandaiSistemikRiwayat(tx, t.instansi);
  return { lepas: menunggu - rapi.ditolak, diterapkan, takBerubah, duplikat: rapi.duplikat, dihapus };
}
