import { kelompokkan } from '../../../domain/kelompokkan.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { type BarisTemuan, selectTemuanById } from '../queries.ts';
import * as q from '../sbt/queries.ts';
import { catatAkses } from './akses.ts';

/** A case with its file, as far as this caller may see it. */
export interface BerkasTemuan {
  readonly temuan: BarisTemuan;
  readonly riwayat: readonly q.BarisRiwayat[];
  readonly surat: readonly q.BarisSurat[];
  readonly tanggapan: readonly q.BarisTanggapan[];
  readonly tindakLanjut: readonly q.BarisTindakLanjut[];
}

/** Files of these cases, without a trace: only inside a transaction that writes one. */
export async function selectBerkasLengkap(tx: Tx, ids: readonly string[]): Promise<readonly BerkasTemuan[]> {
  const kasus = await selectTemuanById(tx, ids);
  if (kasus.length === 0) return [];
  const milik = kasus.map((t) => t.id);
  const menurut = async <R extends { readonly temuan: string }>(rows: Promise<readonly R[]>): Promise<ReadonlyMap<string, readonly R[]>> =>
    kelompokkan(await rows, (r) => r.temuan);
  const riwayat = await menurut(q.selectRiwayat(tx, milik));
  const surat = await menurut(q.selectSurat(tx, milik));
  const tanggapan = await menurut(q.selectTanggapan(tx, milik));
  const tindakLanjut = await menurut(q.selectTindakLanjut(tx, milik));
  return kasus.map((temuan) => ({
    temuan,
    riwayat: riwayat.get(temuan.id) ?? [],
    surat: surat.get(temuan.id) ?? [],
    tanggapan: tanggapan.get(temuan.id) ?? [],
    tindakLanjut: tindakLanjut.get(temuan.id) ?? [],
  }));
}

/** Opens files: what is read and the trace of reading are one transaction, so nothing is shown that was not written down. */
export const bukaBerkas = (k: KonteksSubgraf, ids: readonly string[]): Promise<readonly BerkasTemuan[]> =>
  k.tulis(async (tx) => {
    const berkas = await selectBerkasLengkap(tx, ids);
    await catatAkses(
      tx,
      k.pemanggil,
      berkas.map((b) => b.temuan.id),
      'BERKAS',
    );
    return berkas;
  });
