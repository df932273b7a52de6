import type { ServerResponse } from 'node:http';
import type pg from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { KonteksRute, Rute } from '../../gateway/http.ts';
import { buatKonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { PenandaTangan } from '../../platform/tanda-tangan/port.ts';
import { unduhBeritaAcara } from '../../subgraphs/mutasi/tandatangani-berita-acara.ts';
import { kirimPdf } from './kirim-berkas.ts';

export interface BahanRuteBeritaAcara {
  /** Role simpul_app: row-level security decides whose minutes are handed out. */
  readonly pool: pg.Pool;
  readonly penandaTangan: PenandaTangan;
  readonly alamatUmum: string;
}

async function unduh({ pool, penandaTangan, alamatUmum }: BahanRuteBeritaAcara, res: ServerResponse, { url, kenali, tagih }: KonteksRute): Promise<void> {
  const id = /^\/v1\/berita-acara\/(\d{1,18})\.pdf$/.exec(url.pathname)?.[1];
  const bawaan = await kenali();
  wajibBoleh(bawaan, 'bacaMutasi');
  if (id === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
  const berkas = await unduhBeritaAcara({ ...buatKonteksSubgraf(pool, bawaan), penandaTangan, alamatUmum }, id);
  await tagih(bawaan);
  kirimPdf(res, berkas);
}

/** `GET /v1/berita-acara/{id}.pdf` gives the printed minutes to whom row-level security shows the usul. */
export const ruteBeritaAcara = (bahan: BahanRuteBeritaAcara): Rute => ({
  metode: 'GET',
  jalur: '/v1/berita-acara/*',
  tangani: (_req, res, konteks) => unduh(bahan, res, konteks),
});
