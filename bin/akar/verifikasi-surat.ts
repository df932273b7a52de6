import { createHash } from 'node:crypto';
import type pg from 'pg';
import { tanggalPanjang } from '../../domain/asn/kata-tanggal.ts';
import { RUPA_SURAT } from '../../domain/pelanggaran/sbt/surat.ts';
import { pokokSurat } from '../../domain/pelanggaran/sbt/verifikasi-surat.ts';
import { tanyaSingkat } from '../../platform/db/tanya-singkat.ts';
import { html } from '../../platform/html/halaman.ts';
import type { HasilVerifikasi } from './hasil-verifikasi.ts';
import { periksaSurat, type SuratTerdaftar } from './periksa-surat.ts';

/** A letter of SBT by its code, as anybody is told of it: no person and nothing of the case; null = no letter of this code. */
export async function verifikasiSurat(pool: pg.Pool, kode: string): Promise<HasilVerifikasi | null> {
  const rows = await tanyaSingkat<SuratTerdaftar>(pool, 'select * from surat_sbt_verifikasi($1)', [kode]);
  const hasil = rows[0] === undefined ? null : await periksaSurat(rows[0]);
  if (rows[0] === undefined || hasil === null) return null;
  const surat = { ...pokokSurat(hasil.isi), sidik: createHash('sha256').update(rows[0].isi).digest('hex') };
  const sah = hasil.cacat.length === 0;
  const alasan = sah ? html`` : html`<ul>${hasil.cacat.map((c) => html`<li>${c}</li>`)}</ul>`;
  return {
    badan: { sah, kode, cacat: hasil.cacat, surat },
    judul: 'Pemeriksaan keaslian surat',
    halaman: html`<p class="hasil">${sah ? 'SAH. Surat ini ditandatangani hub dan tersimpan utuh.' : 'TIDAK SAH. Jangan dipakai sebagai dasar keputusan.'}</p>
${alasan}
<dl>
<dt>Kode verifikasi</dt><dd>${kode}</dd>
<dt>Surat</dt><dd>${RUPA_SURAT[surat.jenis].judul}</dd>
<dt>Nomor</dt><dd>${surat.nomor}</dd>
<dt>Tanggal</dt><dd>${tanggalPanjang(surat.tanggal)}</dd>
<dt>Tenggat</dt><dd>${surat.tenggat === null ? 'tidak ada' : tanggalPanjang(surat.tenggat)}</dd>
<dt>Kepada</dt><dd>${surat.kepada}</dd>
<dt>Ditetapkan oleh</dt><dd>${surat.penetap}</dd>
<dt>Sidik (sha256)</dt><dd>${surat.sidik}</dd>
</dl>
<p>Cocokkan kode, nomor, tanggal, dan sidik di atas dengan yang tercetak. Halaman ini tidak memuat nama, NIP, maupun isi perkara.</p>`,
  };
}
