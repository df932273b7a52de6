import { kelompokkan } from '../../../domain/kelompokkan.ts';
import { instansiPembaca } from '../../../domain/pelanggaran/sbt/berbagi.ts';
import { catatAksesData } from '../../../platform/db/catat-akses.ts';
import { catatJejakBanyak } from '../../../platform/db/catat-jejak.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import * as q from './queries/baca.ts';

/** Papers of a case, by the field that shows them. */
const BAGIAN = {
  riwayat: q.selectRiwayat,
  tim: q.selectTim,
  panggilan: q.selectPanggilan,
  bap: q.selectBap,
  lhp: q.selectLhp,
  keputusan: q.selectKeputusan,
  penyampaian: q.selectPenyampaian,
  upaya: q.selectUpaya,
} as const;

export type BagianBerkas = keyof typeof BAGIAN;
export type BerkasKasus = { readonly kasus: string } & { readonly [B in BagianBerkas]: Awaited<ReturnType<(typeof BAGIAN)[B]>> };

async function selectBagian(tx: Tx, bagian: BagianBerkas, ids: readonly string[]): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const rows: readonly { readonly kasus: string }[] = await BAGIAN[bagian](tx, ids);
  return kelompokkan(rows, (r) => r.kasus);
}

/** Opens the papers of cases that this caller sees: what is read and the trace of reading are one transaction, once per request and case. */
export const bukaBerkasKasus = (k: KonteksSubgraf, ids: readonly string[]): Promise<readonly BerkasKasus[]> =>
  k.tulis(async (tx) => {
    const kasusnya = await q.selectKasusById(tx, ids);
    const terlihat = kasusnya.map(({ id }) => id);
    if (terlihat.length === 0) return [];
    const isi = new Map<BagianBerkas, ReadonlyMap<string, readonly unknown[]>>();
    for (const bagian of Object.keys(BAGIAN) as BagianBerkas[]) isi.set(bagian, await selectBagian(tx, bagian, terlihat));
    await catatAksesData(
      tx,
      'berkasKasus',
      kasusnya.map(({ nip }) => nip),
    );
    const { peran } = k.pemanggil;
    await catatJejakBanyak(
      tx,
      'akses.kasus_disiplin_dibaca',
      terlihat.map((kasus) => ({ kasus, peran, instansi: instansiPembaca(k.pemanggil) })),
    );
    return terlihat.map((kasus) => ({ kasus, ...Object.fromEntries([...isi].map(([bagian, milik]) => [bagian, milik.get(kasus) ?? []])) }) as BerkasKasus);
  });
