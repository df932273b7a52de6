import { LEVEL } from '../../domain/selisih/bidang.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksSelisih } from './loaders.ts';

/** One instansi whose data quality the caller may see. */
export interface Kualitas {
  readonly id: string;
}

/** National roles see every instansi, the others their own; else null, so counts of a neighbour say nothing. */
export async function kualitasData({ id }: { id: string }, _: unknown, k: KonteksSelisih): Promise<Kualitas | null> {
  wajibBoleh(k, 'bacaSelisih');
  const { instansi, peran } = k.pemanggil;
  if (peran === 'ASN') return null;
  if (instansi === null) return { id };
  return (await k.loaders.instansiById.load(id))?.no === instansi ? { id } : null;
}

async function jumlahSelisih({ id }: Kualitas, _: unknown, k: KonteksSelisih): Promise<{ level: string; jumlah: number }[]> {
  const rows = await k.loaders.jumlahLevel.load(id);
  return LEVEL.map((level) => ({ level, jumlah: rows.find((r) => r.kunci === level)?.jumlah ?? 0 }));
}

async function cakupan(
  { id }: Kualitas,
  _: unknown,
  k: KonteksSelisih,
): Promise<{ jumlahBkn: number | null; jumlahSimpeg: number | null; bagian: number | null }> {
  const [umpan, himpunan] = await Promise.all([k.loaders.kesegaran.load(id), k.loaders.jumlahHimpunan.load(id)]);
  const jumlah = (sisi: string): number | null => umpan.find((u) => u.sisi === sisi && u.jenis === 'pegawai')?.jumlah ?? null;
  const jumlahBkn = jumlah('BKN');
  const jumlahSimpeg = jumlah('SIMPEG');
  const hanyaBkn = himpunan.find((h) => h.kunci === 'HANYA_BKN')?.jumlah ?? 0;
  const bagian = jumlahBkn === null || jumlahSimpeg === null || jumlahBkn === 0 ? null : Math.max(0, (jumlahBkn - hanyaBkn) / jumlahBkn);
  return { jumlahBkn, jumlahSimpeg, bagian };
}

export const KualitasData = {
  kesegaran: ({ id }: Kualitas, _: unknown, k: KonteksSelisih) => k.loaders.kesegaran.load(id),
  jumlahSelisih,
  cakupan,
  temuanSistemik: ({ id }: Kualitas, _: unknown, k: KonteksSelisih) => k.loaders.sistemik.load(id),
  bedaHimpunan: async ({ id }: Kualitas, _: unknown, k: KonteksSelisih) =>
    (await k.loaders.jumlahHimpunan.load(id)).map((h) => ({ jenis: h.kunci, jumlah: h.jumlah })),
};
