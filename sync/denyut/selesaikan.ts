import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { bukaPadatan } from '../sources/buka-gzip.ts';
import type { LaporanUmpan } from '../unggahan/laporan.ts';
import { namaiIsi, simpanBerkas } from '../unggahan/simpan-berkas.ts';
import { catatDiterima } from '../unggahan/terima.ts';
import { BATAS_DENYUT } from './batas.ts';
import { arusBerkas, berkasTarikan, catatCermin } from './cermin.ts';
import { siapkanElemen } from './elemen.ts';
import { bacaMuatan } from './muatan.ts';
import { type BahanDenyut, olahSesuaiBesar } from './olah.ts';
import { pangkasRakitan } from './pangkas.ts';
import { berkasMuatan, folderSesi, kunciSesi, type Sesi, tolakSesi } from './sesi.ts';
import { bukaBersidik, type Lingkup, type RingkasanBerkas, ringkasBerkas } from './sidik-berkas.ts';
import { susunBerkas } from './susun-berkas.ts';

interface Rakitan {
  readonly berkas: string;
  readonly sha256: string;
}

const lingkupDari = (s: Sesi): Lingkup => ({ sisi: s.sisi, jenis: s.jenis, kolomKunci: s.kolomKunci });

async function wajibUtuh(berkas: string, sha256: string | null): Promise<void> {
  const hash = createHash('sha256');
  for await (const potong of arusBerkas(berkas)) hash.update(potong);
  if (hash.digest('hex') !== sha256) throw new Kesalahan('MUATAN_DITOLAK', 'Sidik muatan tidak cocok.');
}

/** Old file and delta put together, in the session's own folder. */
async function rakit(bahan: BahanDenyut, sesi: Sesi, muatan: string): Promise<Rakitan> {
  const dasar = sesi.dasar === null ? null : await sqlUntukIrisan(bahan.url, (sql) => berkasTarikan(sql, sesi.dasar ?? ''));
  if (dasar === null || !existsSync(dasar)) throw new Kesalahan('MUATAN_DITOLAK', 'Tidak ada berkas dasar; kirim berkas penuh.');
  const lama = await bukaBersidik(arusBerkas(dasar), lingkupDari(sesi));
  const isi = await bukaPadatan(arusBerkas(muatan), { rasio: 1_000, bita: BATAS_DENYUT.muatanTerbuka });
  const baru = susunBerkas(lama, await bacaMuatan(isi), await siapkanElemen(sesi.id));
  return await simpanBerkas(path.join(folderSesi(bahan.dir, sesi.id), 'rakitan'), baru, bahan.batas);
}

/** Recomputes everything from the bytes on disk: no hash that the agent sent is believed. */
async function periksa(bahan: BahanDenyut, sesi: Sesi): Promise<Rakitan & { readonly ringkasan: RingkasanBerkas }> {
  const muatan = berkasMuatan(bahan.dir, sesi.id);
  await wajibUtuh(muatan, sesi.sha256);
  const rakitan = sesi.cara === 'DELTA' ? await rakit(bahan, sesi, muatan) : { berkas: muatan, sha256: sesi.sha256 ?? '' };
  const ringkasan = await ringkasBerkas(arusBerkas(rakitan.berkas), lingkupDari(sesi));
  if (ringkasan.akar !== sesi.akar) throw new Kesalahan('AKAR_TIDAK_COCOK');
  return { ...rakitan, ringkasan };
}

const isTolakan = (galat: unknown): galat is Kesalahan =>
  galat instanceof Kesalahan && ['AKAR_TIDAK_COCOK', 'MUATAN_DITOLAK', 'BERKAS_DITOLAK'].includes(galat.kode);

/** File, tarikan row, mirror and end of the session become durable together; a second call finds the first one's feed. */
async function terima(bahan: BahanDenyut, sesi: Sesi): Promise<string> {
  const { berkas, sha256, ringkasan } = await periksa(bahan, sesi);
  const tetap = await namaiIsi(bahan.dir, berkas, sesi.cara === 'DELTA' ? path.basename(berkas) : `${sha256}.gz`);
  return await sqlUntukIrisan(bahan.url, (sql) =>
    sql.begin(async (tx) => {
      const kini = await kunciSesi(tx, sesi.id);
      if (kini?.status === 'SELESAI' && kini.tarikan !== null) return kini.tarikan;
      if (kini?.status !== 'TERBUKA') throw new Kesalahan('SESI_TIDAK_BERLAKU');
      const { instansi, sisi, jenis, subjek, orang } = sesi;
      // Complete: the root proves that these are all rows of the agent's file, so what is missing may go, past the guard against shrinking feeds.
      const umpan = { instansi, sisi, jenis, asal: 'UNGGAH', lengkap: true, oleh: { subjek, orang } } as const;
      const tarikan = await catatDiterima(tx, umpan, { berkas: tetap, sha256 });
      await catatCermin(tx, sesi, tarikan, ringkasan);
      await tx`update denyut_sesi set status = 'SELESAI', tarikan = ${tarikan}, ditutup_pada = clock_timestamp() where id = ${sesi.id}`;
      return tarikan;
    }),
  );
}

async function rampungkan(bahan: BahanDenyut, sesi: Sesi): Promise<LaporanUmpan> {
  const tarikan =
    sesi.tarikan ??
    (await terima(bahan, sesi).catch(async (galat: unknown) => {
      if (isTolakan(galat)) await tolakSesi(bahan, sesi, galat.kode);
      throw galat;
    }));
  await rm(folderSesi(bahan.dir, sesi.id), { recursive: true, force: true });
  const laporan = await olahSesuaiBesar(bahan, tarikan);
  await pangkasRakitan(bahan, sesi);
  return laporan;
}

const berjalan = new Map<string, Promise<LaporanUmpan>>();

/**
 * Takes a session whose payload is complete to an accepted and processed feed. Throws AKAR_TIDAK_COCOK or MUATAN_DITOLAK, and ends the session.
 * Asked again while it works (the agent's line broke), it gives the same answer to both.
 */
export function selesaikanSesi(bahan: BahanDenyut, sesi: Sesi): Promise<LaporanUmpan> {
  const ada = berjalan.get(sesi.id);
  if (ada !== undefined) return ada;
  const kerja = rampungkan(bahan, sesi).finally(() => berjalan.delete(sesi.id));
  berjalan.set(sesi.id, kerja);
  return kerja;
}
