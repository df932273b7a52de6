import type { ServerResponse } from 'node:http';
import type pg from 'pg';
import { saatWib, tanggalPanjang } from '../../domain/asn/kata-tanggal.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Putusan, Tahap, Tingkat } from '../../domain/mutasi/gerbang/aturan.ts';
import type { Surat } from '../../domain/mutasi/gerbang/fakta.ts';
import type { HasilGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import { kataStatus } from '../../domain/mutasi/kata-status.ts';
import type { JenisUsul } from '../../domain/mutasi/usul.ts';
import type { Rute } from '../../gateway/http.ts';
import { tanyaSingkat } from '../../platform/db/tanya-singkat.ts';
import { type Aman, html, kirimHalaman } from '../../platform/html/halaman.ts';
import { KATA_HASIL, KATA_JENIS, KATA_PUTUSAN, KATA_TAHAP, KATA_TINGKAT } from '../../subgraphs/mutasi/naskah/kata.ts';
import { sidikRahasia } from '../../subgraphs/mutasi/tautan-usul.ts';

/** What SQL function tautan_usul_buka tells the holder of a link. */
interface UsulTerpantau {
  readonly berakhirPada: string;
  readonly nomor: string;
  readonly jenis: JenisUsul;
  readonly tmt: string;
  readonly status: string;
  readonly instansi: string;
  readonly tujuan: { readonly instansi: string; readonly unor: string | null; readonly jabatan: string | null };
  readonly tahap: readonly { readonly tindakan: string; readonly ke: string; readonly pada: string }[];
  readonly surat: { readonly pertek: Surat | null; readonly sk: Surat | null; readonly pelantikan: string | null };
  readonly pemeriksaan: {
    readonly tahap: Tahap;
    readonly pada: string;
    readonly hasil: HasilGerbang;
    readonly lolos: number;
    readonly butir: readonly {
      readonly kode: string;
      readonly judul: string;
      readonly tingkat: Tingkat;
      readonly hasil: Putusan['hasil'];
      readonly pesan: string | null;
    }[];
  } | null;
}

const surat = (nama: string, s: Surat | null): Aman => (s === null ? html`` : html`<dt>${nama}</dt><dd>${s.nomor}, ${tanggalPanjang(s.tanggal)}</dd>`);

function pemeriksaan(p: UsulTerpantau['pemeriksaan']): Aman {
  if (p === null) return html`<p>Usul ini belum pernah diperiksa.</p>`;
  const butir = p.butir.map(
    (b) => html`<li><strong>${b.judul}</strong> (${b.kode}, ${KATA_PUTUSAN[b.hasil].toLowerCase()}, ${KATA_TINGKAT[b.tingkat]}). ${b.pesan ?? ''}</li>`,
  );
  const tertahan = butir.length === 0 ? html`<p>Tidak ada aturan yang menahan Anda.</p>` : html`<ul>${butir}</ul>`;
  return html`<p>Diperiksa ${saatWib(p.pada)} pada tahap ${KATA_TAHAP[p.tahap].toLowerCase()}: <strong>${KATA_HASIL[p.hasil].judul}</strong>. ${p.lolos} aturan lolos atau tidak berlaku bagi Anda.</p>
${tertahan}`;
}

const halaman = (u: UsulTerpantau): Aman => html`<p class="hasil" role="status">${kataStatus(u.status)}</p>
<dl>
<dt>Nomor usul</dt><dd>${u.nomor}</dd>
<dt>Jenis</dt><dd>${KATA_JENIS[u.jenis]}</dd>
<dt>Instansi pengusul</dt><dd>${u.instansi}</dd>
<dt>Jabatan tujuan</dt><dd>${u.tujuan.jabatan ?? 'tidak ada pada rujukan'}${u.tujuan.unor === null ? '' : `, ${u.tujuan.unor}`}, ${u.tujuan.instansi}</dd>
<dt>Terhitung mulai</dt><dd>${tanggalPanjang(u.tmt)}</dd>
${surat('Pertimbangan teknis', u.surat.pertek)}
${surat('Surat keputusan', u.surat.sk)}
${u.surat.pelantikan === null ? html`` : html`<dt>Pelantikan</dt><dd>${tanggalPanjang(u.surat.pelantikan)}</dd>`}
</dl>
<h2>Perjalanan usul</h2>
<ol>${u.tahap.map((t) => html`<li><time datetime="${new Date(t.pada).toISOString()}">${saatWib(t.pada)}</time>: ${kataStatus(t.ke)}</li>`)}</ol>
<h2>Pemeriksaan terakhir</h2>
${pemeriksaan(u.pemeriksaan)}
<p>Keterangan ini tentang Anda sendiri. Tautan ini berlaku sampai ${saatWib(u.berakhirPada)}; siapa pun yang memegangnya melihat halaman ini, jadi jangan diteruskan. Setiap pembukaan dicatat.</p>`;

async function buka(pool: pg.Pool, terima: string, res: ServerResponse, jalur: string): Promise<void> {
  const sidik = sidikRahasia(jalur.slice('/v1/tautan/'.length));
  const usul = sidik === null ? null : ((await tanyaSingkat<{ u: UsulTerpantau | null }>(pool, 'select tautan_usul_buka($1) u', [sidik]))[0]?.u ?? null);
  if (/\btext\/html\b/.test(terima)) {
    if (usul !== null) return kirimHalaman(res, 200, 'Usul mutasi Anda', halaman(usul));
    return kirimHalaman(
      res,
      404,
      'Tautan tidak berlaku',
      html`<p class="hasil">Tautan ini tidak dikenal, sudah berakhir, atau sudah dicabut.</p><p>Mintalah tautan baru kepada pengelola kepegawaian instansi Anda.</p>`,
    );
  }
  if (usul === null) throw new Kesalahan('TIDAK_DITEMUKAN');
  const kepala = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
  res.writeHead(200, kepala).end(JSON.stringify(usul));
}

/** `GET /v1/tautan/{rahasia}`: one usul for the one person the link was made for, without sign-in. A wrong, ended or revoked link is the same 404. */
export const ruteTautan = (pool: pg.Pool): Rute => ({
  metode: 'GET',
  jalur: '/v1/tautan/*',
  tangani: (req, res, { url }) => buka(pool, req.headers.accept ?? '', res, url.pathname),
});
