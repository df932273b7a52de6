import type { ServerResponse } from 'node:http';
import type pg from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { bacaKode } from '../../domain/mutasi/verifikasi-berita-acara.ts';
import type { Rute } from '../../gateway/http.ts';
import { html, kirimHalaman } from '../../platform/html/halaman.ts';
import type { HasilVerifikasi } from './hasil-verifikasi.ts';
import { verifikasiBeritaAcara } from './verifikasi-berita-acara.ts';
import { verifikasiSurat } from './verifikasi-surat.ts';

/** Everything that carries a code, in the order it is looked for. */
const PEMERIKSA: readonly ((pool: pg.Pool, kode: string) => Promise<HasilVerifikasi | null>)[] = [verifikasiBeritaAcara, verifikasiSurat];

async function cari(pool: pg.Pool, kode: string): Promise<HasilVerifikasi | null> {
  for (const periksa of PEMERIKSA) {
    const hasil = await periksa(pool, kode);
    if (hasil !== null) return hasil;
  }
  return null;
}

/** Anybody may ask. A browser gets the page, everything else JSON; an unknown code is answered 404 in the same form. */
async function verifikasi(pool: pg.Pool, terima: string, res: ServerResponse, jalur: string): Promise<void> {
  const kode = bacaKode(jalur.slice('/v1/verifikasi/'.length).slice(0, 40));
  const hasil = kode === null ? null : await cari(pool, kode);
  if (/\btext\/html\b/.test(terima)) {
    if (hasil !== null) return kirimHalaman(res, 200, hasil.judul, hasil.halaman);
    return kirimHalaman(
      res,
      404,
      'Kode tidak dikenal',
      html`<p class="hasil">Tidak ada berita acara atau surat dengan kode ini pada hub.</p><p>Periksa kembali setiap huruf dan angkanya. Bila tetap tidak dikenal, jangan pakai dokumen itu.</p>`,
    );
  }
  if (hasil === null) throw new Kesalahan('TIDAK_DITEMUKAN');
  res
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
    .end(JSON.stringify(hasil.badan));
}

/** `GET /v1/verifikasi/{kode}` tells anybody, without sign-in and without personal data, whether minutes or a letter of that code are genuine. */
export const ruteVerifikasi = (pool: pg.Pool): Rute => ({
  metode: 'GET',
  jalur: '/v1/verifikasi/*',
  tangani: (req, res, { url }) => verifikasi(pool, req.headers.accept ?? '', res, url.pathname),
});
