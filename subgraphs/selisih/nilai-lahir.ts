import { bidangDariNama } from '../../domain/selisih/bidang.ts';
import { catatAksesData } from '../../platform/db/catat-akses.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { type BarisRiwayat, type BarisSelisih, selectRiwayat, selectSelisihById } from './queries.ts';

const BIT_LAHIR = bidangDariNama.get('tglLahir')?.bit;

export type NilaiLahir = Pick<BarisSelisih, 'id' | 'nilaiBkn' | 'nilaiSimpeg'> & { readonly riwayat: readonly BarisRiwayat[] };

export const isBidangLahir = (bit: number): boolean => bit === BIT_LAHIR;

/** What both sides say and said of a birth date, read in the transaction that writes down whose it is. */
export const bukaNilaiLahir = (k: KonteksSubgraf, id: readonly string[]): Promise<NilaiLahir[]> =>
  k.tercatat(async (tx) => {
    const rows = await selectSelisihById(tx, id);
    const riwayat = await selectRiwayat(tx, id);
    await catatAksesData(
      tx,
      'nilaiSelisih',
      rows.map(({ nip }) => nip),
    );
    return rows.map((r) => ({ id: r.id, nilaiBkn: r.nilaiBkn, nilaiSimpeg: r.nilaiSimpeg, riwayat: riwayat.filter((x) => x.selisih === r.id) }));
  });
