import type pg from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Rute } from '../../gateway/http.ts';
import { buatKonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { unduhSurat } from '../../subgraphs/pelanggaran/sbt/unduh-surat.ts';
import { kirimPdf } from './kirim-berkas.ts';

/** `GET /v1/surat-sbt/{id}.pdf` gives a printed letter of SBT to whom row-level security shows its case: `pool` is of role simpul_app. */
export const ruteSuratSbt = (pool: pg.Pool): Rute => ({
  metode: 'GET',
  jalur: '/v1/surat-sbt/*',
  tangani: async (_req, res, { url, kenali, tagih }) => {
    const bawaan = await kenali();
    wajibBoleh(bawaan, 'bacaTemuan');
    const id = /^\/v1\/surat-sbt\/(\d{1,18})\.pdf$/.exec(url.pathname)?.[1];
    if (id === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
    const berkas = await unduhSurat(buatKonteksSubgraf(pool, bawaan), id);
    await tagih(bawaan);
    kirimPdf(res, berkas);
  },
});
