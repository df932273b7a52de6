import type pg from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Rute } from '../../gateway/http.ts';
import { buatKonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { JENIS_SURAT } from '../../subgraphs/pelanggaran/idis/naskah.ts';
import { unduhSuratDisiplin } from '../../subgraphs/pelanggaran/idis/unduh-surat.ts';
import { kirimPdf } from './kirim-berkas.ts';

/** `GET /v1/idis/{kasus}/panggilan.pdf`, `bap.pdf`, `keputusan.pdf`: the newest paper of that kind, to whom row-level security shows the case (`pool`: role simpul_app). */
export const ruteIdis = (pool: pg.Pool): Rute => ({
  metode: 'GET',
  jalur: '/v1/idis/*',
  tangani: async (_req, res, { url, kenali, tagih }) => {
    const bawaan = await kenali();
    const [, kasus, nama] = /^\/v1\/idis\/(\d{1,18})\/([a-z]+)\.pdf$/.exec(url.pathname) ?? [];
    const jenis = JENIS_SURAT.find((j) => j === nama);
    if (kasus === undefined || jenis === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
    const berkas = await unduhSuratDisiplin(buatKonteksSubgraf(pool, bawaan), kasus, jenis);
    await tagih(bawaan);
    kirimPdf(res, berkas);
  },
});
