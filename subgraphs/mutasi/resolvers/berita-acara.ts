import type { KonteksMutasi } from '../konteks.ts';
import type { BeritaAcaraRow } from '../queries.ts';
import { type UraianPegawai, uraikan } from '../uraian-gerbang.ts';

export const BeritaAcara = {
  penghalang: async ({ id }: BeritaAcaraRow, _: unknown, { loaders }: KonteksMutasi): Promise<readonly string[]> =>
    (await loaders.isiBeritaAcara.load(id))?.penghalang ?? [],
  pegawai: async ({ id }: BeritaAcaraRow, { hanyaGugur }: { hanyaGugur?: boolean | null }, { loaders }: KonteksMutasi): Promise<readonly UraianPegawai[]> => {
    const isi = await loaders.isiBeritaAcara.load(id);
    return isi === null ? [] : uraikan(isi, hanyaGugur ?? true);
  },
};
