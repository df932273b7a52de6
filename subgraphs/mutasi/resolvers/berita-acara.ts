import { tulisDokumen } from '../../../domain/mutasi/verifikasi-pertek.ts';
import type { KonteksMutasi } from '../konteks.ts';
import type { BeritaAcaraRow } from '../queries.ts';
import { kodeVerifikasi } from '../tandatangani-berita-acara.ts';
import type { UraianPegawai } from '../uraian-gerbang.ts';

export const BeritaAcara = {
  kode: ({ id, sidik }: BeritaAcaraRow): string => kodeVerifikasi(id, sidik),
  urlPdf: ({ id }: BeritaAcaraRow): string => `/v1/berita-acara/${id}.pdf`,
  urlVerifikasi: ({ id, sidik }: BeritaAcaraRow): string => `/v1/verifikasi/${kodeVerifikasi(id, sidik)}`,
  tandaTangan: async ({ id }: BeritaAcaraRow, _: unknown, { loaders }: KonteksMutasi) => {
    const t = await loaders.tandaBeritaAcara.load(id);
    return t === null ? null : { kid: t.kid, dokumen: tulisDokumen(t), pada: t.pada };
  },
  penghalang: async ({ id }: BeritaAcaraRow, _: unknown, { loaders }: KonteksMutasi): Promise<readonly string[]> =>
    (await loaders.penghalangBeritaAcara.load(id)) ?? [],
  pegawai: ({ id }: BeritaAcaraRow, { hanyaGugur }: { hanyaGugur?: boolean | null }, { loaders }: KonteksMutasi): Promise<readonly UraianPegawai[]> =>
    loaders.uraianBeritaAcara(hanyaGugur ?? true).load(id),
};
