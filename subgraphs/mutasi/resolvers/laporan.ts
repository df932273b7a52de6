import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksMutasi } from '../konteks.ts';

const rincian = (status: Readonly<Record<string, number>>): readonly { readonly kunci: string; readonly jumlah: number }[] =>
  Object.entries(status)
    .map(([kunci, jumlah]) => ({ kunci, jumlah }))
    .sort((a, b) => (a.kunci < b.kunci ? -1 : 1));

export const LaporanNasional = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: KonteksMutasi) => ((await loaders.laporan.load(id)).length > 0 ? { id } : null),
  mutasi: async ({ id }: { id: string }, _: unknown, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaLaporan');
    const rows = (await konteks.loaders.laporan.load(id)).filter((r) => r.instansiId !== null);
    const total: Record<string, number> = {};
    // Unknown is not zero: such rows stay out of the sums and are counted apart.
    for (const r of rows) if (r.diketahui) for (const [kunci, jumlah] of Object.entries(r.status ?? {})) total[kunci] = (total[kunci] ?? 0) + jumlah;
    return {
      baris: rows.map((r) => ({ instansi: { id: r.instansiId }, provinsiId: r.provinsiId, diketahui: r.diketahui, rincian: r.diketahui ? rincian(r.status ?? {}) : [] })),
      total: rincian(total),
      belumDiketahui: rows.filter((r) => !r.diketahui).length,
    };
  },
};
