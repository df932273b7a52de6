import type pg from 'pg';
import { saatWib, tanggalPanjang } from '../../domain/asn/kata-tanggal.ts';
import type { IsiTandaBeritaAcara } from '../../domain/mutasi/verifikasi-berita-acara.ts';
import { tanyaSingkat } from '../../platform/db/tanya-singkat.ts';
import { type Aman, html } from '../../platform/html/halaman.ts';
import { KATA_HASIL, KATA_JENIS, KATA_TAHAP } from '../../subgraphs/mutasi/naskah/kata.ts';
import type { HasilVerifikasi } from './hasil-verifikasi.ts';
import { periksaTanda, type TandaTersimpan } from './periksa-bertanda.ts';

interface Jawaban extends Readonly<Record<string, unknown>> {
  readonly sah: boolean;
  readonly kode: string;
  readonly cacat: readonly string[];
  readonly beritaAcara: Pick<
    IsiTandaBeritaAcara,
    'usul' | 'tahap' | 'hasil' | 'pada' | 'banyakPegawai' | 'banyakPutusan' | 'sidik' | 'versiAturan' | 'ditandatanganiPada'
  >;
}

async function periksa(pool: pg.Pool, kode: string): Promise<Jawaban | null> {
  const rows = await tanyaSingkat<TandaTersimpan>(pool, 'select * from berita_acara_verifikasi($1)', [kode]);
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

/** Minutes by their code, as anybody is told of them; null = no minutes of this code. */
export async function verifikasiBeritaAcara(pool: pg.Pool, kode: string): Promise<HasilVerifikasi | null> {
  const jawaban = await periksa(pool, kode);
  return jawaban === null ? null : { badan: jawaban, judul: 'Pemeriksaan keaslian berita acara', halaman: halaman(jawaban) };
}
