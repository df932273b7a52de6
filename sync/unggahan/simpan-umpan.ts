import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { muatProfil } from '../2-stage/rujukan-instansi.ts';
import { tujuanDari } from '../irisan-instansi.ts';
import { intip } from '../sources/buka-gzip.ts';
import { isZip } from '../sources/kenali-berkas.ts';
import { BATAS_BUKU } from '../sources/lembar/batas.ts';
import { tolakBuku } from '../sources/lembar/ditolak.ts';
import { bukaBuku } from '../sources/lembar/jalankan-anak.ts';
import type { RingkasanBuku } from '../sources/lembar/pilihan.ts';
import { isBerprofil, pilihanBuku } from './kolom-buku.ts';
import { AWALAN_UJI, BerkasTerlaluBesar, type BerkasTersimpan, simpanBerkas } from './simpan-berkas.ts';
import type { BahanTerima, UmpanDikirim } from './terima.ts';

export interface UmpanTersimpan extends BerkasTersimpan {
  /** SHA-256 of the bytes that were sent; that of the stored file unless these were a workbook. */
  readonly sidikKirim: string;
  readonly bukuKerja: RingkasanBuku | null;
}

async function simpanBuku(bahan: BahanTerima, umpan: UmpanDikirim, arus: AsyncIterable<Buffer>, dir: string): Promise<UmpanTersimpan> {
  // Cleaned away like a dry run's when a crash leaves it.
  const folder = path.join(bahan.dir, `${AWALAN_UJI}${randomUUID()}`);
  try {
    const kiriman = await simpanBerkas(folder, arus, Math.min(bahan.batas ?? BATAS_BUKU.berkas, BATAS_BUKU.berkas)).catch((galat: unknown) => {
      throw galat instanceof BerkasTerlaluBesar ? tolakBuku('BESAR') : galat;
    });
    const profil = isBerprofil(umpan) ? await sqlUntukIrisan(tujuanDari(bahan), (sql) => muatProfil(sql, umpan.instansi)) : null;
    const buku = bukaBuku(kiriman.berkas, pilihanBuku(umpan, profil));
    const tersimpan = await simpanBerkas(dir, buku.isi, bahan.batas);
    return { ...tersimpan, sidikKirim: kiriman.sha256, bukuKerja: buku.ringkasan() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Stores an upload in `dir` as simpanBerkas does; of a workbook the CSV that its sheet is. Throws BukuDitolak, BerkasTerlaluBesar; then no file is left. */
export async function simpanUmpan(bahan: BahanTerima, umpan: UmpanDikirim, arus: AsyncIterable<Buffer>, dir: string): Promise<UmpanTersimpan> {
  const { awal, isi } = await intip(arus);
  if (isZip(awal)) return simpanBuku(bahan, umpan, isi, dir);
  const tersimpan = await simpanBerkas(dir, isi, bahan.batas);
  return { ...tersimpan, sidikKirim: tersimpan.sha256, bukuKerja: null };
}
