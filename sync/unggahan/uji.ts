import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { petakanGalat } from '../../platform/db/galat.ts';
import { TETAP_HIDUP } from '../../platform/db/nyawa.ts';
import { siapkanSidik } from '../1-canonicalise/sidik.ts';
import { muatBekal } from '../2-stage/rujukan-instansi.ts';
import { siapkanPegawai } from '../2-stage/siapkan-pegawai.ts';
import type { BarisTarikan } from '../2-stage/tarikan.ts';
import { batasDari } from '../irisan-instansi.ts';
import { siapkanFakta } from '../proses-fakta.ts';
import { bukaUmpan, tolakTanpaBaris } from '../proses-tarikan.ts';
import { type BarisTertolak, type LaporanUmpan, TOLAKAN_MAKS } from './laporan.ts';
import { AWALAN_UJI } from './simpan-berkas.ts';
import { simpanUmpan } from './simpan-umpan.ts';
import type { BahanTerima, UmpanDikirim } from './terima.ts';
import { hitungFakta, hitungPegawai, type Perkiraan } from './uji-hitung.ts';
import { perkirakanRiwayat } from './uji-riwayat.ts';

async function perkirakan(klien: pg.Client, t: BarisTarikan & { readonly berkas: string }, bahan: BahanTerima): Promise<Perkiraan> {
  if (t.jenis === 'riwayat') return perkirakanRiwayat(klien, t, bahan.lapor);
  if (t.jenis !== 'pegawai') return hitungFakta(klien, t, t.jenis, { siap: await siapkanFakta(klien, t, t.jenis), batas: batasDari(bahan) });
  const bekal = await muatBekal(klien, t.instansi);
  const { umpan, kolomTambahan } = await bukaUmpan(createReadStream(t.berkas), bekal, t.sisi);
  const siap = await siapkanPegawai(klien, t.id, umpan, {
    bekal,
    sisi: t.sisi,
    lengkap: t.lengkap,
    sidik: await siapkanSidik(),
    ...(bahan.lapor ? { lapor: bahan.lapor } : {}),
  });
  tolakTanpaBaris(t.lengkap, siap);
  return { ...hitungPegawai(t, siap, batasDari(bahan)), kolomTambahan };
}

async function bacaBaris(klien: pg.Client, tabel: 'baris_ditolak' | 'baris_diperingatkan', id: string): Promise<BarisTertolak[]> {
  const { rows } = await klien.query<BarisTertolak>(
    `/* uji.baris */ select baris, nullif(kolom, '') kolom, kode, pesan from ${tabel} where tarikan = $1 order by baris, ${tabel}.kolom limit ${TOLAKAN_MAKS}`,
    [id],
  );
  return rows;
}

async function dalamTransaksiBatal<T>(url: string, fn: (klien: pg.Client) => Promise<T>): Promise<T> {
  const klien = new pg.Client({ connectionString: url, application_name: 'simpul-uji-umpan', connectionTimeoutMillis: 10_000, ...TETAP_HIDUP });
  klien.on('error', () => {});
  try {
    await klien.connect();
    await klien.query('begin');
    return await fn(klien);
  } catch (galat) {
    throw petakanGalat(galat);
  } finally {
    // Ending the connection rolls back: nothing this did is ever visible.
    await klien.end().catch(() => {});
  }
}

async function perkiraanDari(klien: pg.Client, umpan: UmpanDikirim, berkas: string, bahan: BahanTerima): Promise<LaporanUmpan> {
  const { instansi, sisi, jenis, asal, lengkap } = umpan;
  const kantor = await klien.query<{ id: string }>('select id from instansi where no = $1', [instansi]);
  const instansiId = kantor.rows[0]?.id;
  if (instansiId === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', `instansi ${instansi}`);
  const catat = await klien.query<{ id: string }>(
    `/* uji.tarikan */ insert into tarikan (sisi, instansi, jenis, asal, berkas, lengkap, oleh) values ($1, $2, $3, $4, $5, $6, $7) returning id::text id`,
    [sisi, instansi, jenis, asal, berkas, lengkap, umpan.oleh.subjek],
  );
  const id = catat.rows[0]?.id ?? '0';
  const { sebab, ...angka } = await perkirakan(klien, { id, instansi, sisi, jenis, lengkap, berkas, status: 'DITERIMA' }, bahan);
  const ditolak = await bacaBaris(klien, 'baris_ditolak', id);
  const peringatan = await bacaBaris(klien, 'baris_diperingatkan', id);
  return { tarikanId: null, instansiId, sisi, jenis, status: 'UJI', sebab, ...angka, ditolak, peringatan, gagalUrl: null };
}

/**
 * Dry run: reads and stages the feed as a real one in a transaction that is rolled back, and counts what applying it would do. No row, no file and
 * no audit entry stays. `sebab` says when the real feed would be held. Throws BERKAS_DITOLAK or PROFIL_DITOLAK for a file that cannot be read.
 */
export async function ujiUmpan(bahan: BahanTerima, umpan: UmpanDikirim, arus: AsyncIterable<Buffer>): Promise<LaporanUmpan> {
  // Through a file, so that a slow sender does not hold a transaction open.
  const folder = path.join(bahan.dir, `${AWALAN_UJI}${randomUUID()}`);
  try {
    const { berkas, bukuKerja } = await simpanUmpan(bahan, umpan, arus, folder);
    const laporan = await dalamTransaksiBatal(bahan.url, (klien) => perkiraanDari(klien, umpan, berkas, bahan));
    return bukuKerja === null ? laporan : { ...laporan, bukuKerja };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
