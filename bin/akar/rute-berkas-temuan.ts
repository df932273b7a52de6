import type pg from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Rute } from '../../gateway/http.ts';
import { buatKonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { unduhBundel } from '../../subgraphs/pelanggaran/berbagi/unduh-bundel.ts';
import { kirimBerkas } from './kirim-berkas.ts';

/** `GET /v1/temuan/{id}.zip` hands over the whole file of a case to whom row-level security shows it: `pool` is of role simpul_app. */
export const ruteBerkasTemuan = (pool: pg.Pool): Rute => ({
  metode: 'GET',
  jalur: '/v1/temuan/*',
  tangani: async (_req, res, { url, kenali, tagih }) => {
    const bawaan = await kenali();
    wajibBoleh(bawaan, 'unduhBerkasTemuan');
    const id = /^\/v1\/temuan\/(\d{1,15})\.zip$/.exec(url.pathname)?.[1];
    if (id === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
    const berkas = await unduhBundel(buatKonteksSubgraf(pool, bawaan), id);
    await tagih(bawaan);
    kirimBerkas(res, { jenis: 'application/zip', ...berkas });
  },
});
