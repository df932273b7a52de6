import type { ServerResponse } from 'node:http';
import type pg from 'pg';
import { saatWib, tanggalPanjang } from '../../domain/asn/kata-tanggal.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { bacaKode, type IsiTandaBeritaAcara } from '../../domain/mutasi/verifikasi-berita-acara.ts';
import type { KonteksRute, Rute } from '../../gateway/http.ts';
import { buatKonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { type Aman, html, kirimHalaman } from '../../platform/html/halaman.ts';
import type { PenandaTangan } from '../../platform/tanda-tangan/port.ts';
import { KATA_HASIL, KATA_JENIS, KATA_TAHAP } from '../../subgraphs/mutasi/naskah/kata.ts';
import { unduhBeritaAcara } from '../../subgraphs/mutasi/tandatangani-berita-acara.ts';
import { kirimPdf } from './kirim-berkas.ts';
import { periksaTanda, type TandaTersimpan } from './periksa-bertanda.ts';

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

interface Jawaban {
  readonly sah: boolean;
  readonly kode: string;
  readonly cacat: readonly string[];
  readonly beritaAcara: Pick<
    IsiTandaBeritaAcara,
    'usul' | 'tahap' | 'hasil' | 'pada' | 'banyakPegawai' | 'banyakPutusan' | 'sidik' | 'versiAturan' | 'ditandatanganiPada'
  >;
}

async function periksa(pool: pg.Pool, kode: string): Promise<Jawaban | null> {
  const { rows } = await pool.query<TandaTersimpan>('select * from berita_acara_verifikasi($1)', [kode]);
  const hasil = rows[0] === undefined ? null : await periksaTanda(rows[0]);
  if (hasil === null) return null;
  const { usul, tahap, hasil: putusan, pada, banyakPegawai, banyakPutusan, sidik, versiAturan, ditandatanganiPada } = hasil.isi;
  const beritaAcara = { usul, tahap, hasil: putusan, pada, banyakPegawai, banyakPutusan, sidik, versiAturan, ditandatanganiPada };
  return { sah: hasil.cacat.length === 0, kode, cacat: hasil.cacat, beritaAcara };
}

function halaman({ sah, kode, cacat, beritaAcara: b }: Jawaban): Aman {
  const alasan = cacat.length === 0 ? html`` : html`<ul>${cacat.map((c) => html`<li>${c}</li>`)}</ul>`;
  return html`<p class="hasil">${sah ? 'SAH. Berita acara ini ditandatangani hub dan tersimpan utuh.' : 'TIDAK SAH. Jangan dipakai sebagai dasar keputusan.'}</p>
${alasan}
<dl>
<dt>Kode verifikasi</dt><dd>${kode}</dd>
<dt>Nomor usul</dt><dd>${b.usul.nomor}</dd>
<dt>Jenis mutasi</dt><dd>${KATA_JENIS[b.usul.jenis]}</dd>
<dt>Instansi pengusul</dt><dd>${b.usul.instansi.nama}</dd>
<dt>Terhitung mulai</dt><dd>${tanggalPanjang(b.usul.tmt)}</dd>
<dt>Banyak pegawai</dt><dd>${b.banyakPegawai}</dd>
<dt>Tahap</dt><dd>${KATA_TAHAP[b.tahap]}</dd>
<dt>Putusan</dt><dd>${KATA_HASIL[b.hasil].judul}. ${KATA_HASIL[b.hasil].teks}</dd>
<dt>Diperiksa</dt><dd>${saatWib(b.pada)}</dd>
<dt>Ditandatangani</dt><dd>${saatWib(b.ditandatanganiPada)}</dd>
<dt>Sidik (sha256)</dt><dd>${b.sidik}</dd>
</dl>
<p>Cocokkan kode, nomor usul, putusan, dan sidik di atas dengan yang tercetak. Halaman ini tidak memuat nama maupun NIP.</p>`;
}

/** Anybody may ask. A browser gets the page, everything else JSON; an unknown code is answered 404 in the same form. */
async function verifikasi(pool: pg.Pool, terima: string, res: ServerResponse, jalur: string): Promise<void> {
  const kode = bacaKode(jalur.slice('/v1/verifikasi/'.length).slice(0, 40));
  const jawaban = kode === null ? null : await periksa(pool, kode);
  if (/\btext\/html\b/.test(terima)) {
    if (jawaban !== null) return kirimHalaman(res, 200, 'Pemeriksaan keaslian berita acara', halaman(jawaban));
    return kirimHalaman(
      res,
      404,
      'Kode tidak dikenal',
      html`<p class="hasil">Tidak ada berita acara dengan kode ini pada hub.</p><p>Periksa kembali setiap huruf dan angkanya. Bila tetap tidak dikenal, jangan pakai dokumen itu.</p>`,
    );
  }
  if (jawaban === null) throw new Kesalahan('TIDAK_DITEMUKAN');
  res
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    .end(JSON.stringify(jawaban));
}

/**
 * `GET /v1/berita-acara/{id}.pdf` gives the printed minutes to whom row-level security shows the usul; `GET /v1/verifikasi/{kode}` tells anybody, without
 * sign-in and without personal data, whether minutes of that code are genuine.
 */
export const ruteBeritaAcara = (bahan: BahanRuteBeritaAcara): readonly Rute[] => [
  { metode: 'GET', jalur: '/v1/berita-acara/*', tangani: (_req, res, konteks) => unduh(bahan, res, konteks) },
  { metode: 'GET', jalur: '/v1/verifikasi/*', tangani: (req, res, { url }) => verifikasi(bahan.pool, req.headers.accept ?? '', res, url.pathname) },
];
