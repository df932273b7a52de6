import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { catatPengembalian } from '../../sync/unggahan/catat-pengembalian.ts';
import { tulisGagal } from '../../sync/unggahan/gagal.ts';
import { bacaTersimpan, type LaporanUmpan } from '../../sync/unggahan/laporan.ts';
import { terimaUmpan } from '../../sync/unggahan/terima.ts';
import { ujiUmpan } from '../../sync/unggahan/uji.ts';
import { type Alat, cariInstansi, OLEH_PERINTAH, pilihan } from './alat.ts';
import { KELUAR } from './kode-keluar.ts';
import { PELAKU } from './konteks-hub.ts';
import type { Basis } from './sambungan.ts';

interface OpsiImpor {
  readonly instansi: string;
  readonly jenis: string;
  readonly sisi?: string;
  readonly uji?: boolean;
  readonly sebagian?: boolean;
  readonly gagal?: string;
  readonly lembar?: string;
}

const TAMPIL = 20;

const barisBuku = ({ lembar, baris, barisTersembunyi }: NonNullable<LaporanUmpan['bukuKerja']>): string =>
  `lembar "${lembar}": ${baris} baris${barisTersembunyi > 0 ? `, ${barisTersembunyi} di antaranya tersembunyi dan ikut dibaca` : ''}`;

const barisLaporan = (l: LaporanUmpan): string[] => [
  `${l.status}${l.tarikanId === null ? '' : ` · tarikan ${l.tarikanId}`}${l.sebab === null ? '' : ` · ${l.sebab}`}`,
  ...(l.bukuKerja === undefined ? [] : [barisBuku(l.bukuKerja)]),
  `terbaca ${l.terbaca} · diterapkan ${l.diterapkan} · tak berubah ${l.takBerubah} · ditolak ${l.karantina} · duplikat ${l.duplikat} · dihapus ${l.dihapus}`,
  ...(l.kolomTambahan.length > 0 ? [`kolom tambahan: ${l.kolomTambahan.join(', ')}`] : []),
  ...l.ditolak.slice(0, TAMPIL).map((d) => `baris ${d.baris}${d.kolom === null ? '' : `, kolom ${d.kolom}`}: ${d.kode}: ${d.pesan}`),
  ...(l.jumlahPeringatan > 0 ? [`${l.jumlahPeringatan} isian pada baris yang diterima tidak terbaca; bidangnya dianggap belum diketahui`] : []),
  ...l.peringatan.slice(0, TAMPIL).map((d) => `peringatan baris ${d.baris}, kolom ${d.kolom ?? '-'}: ${d.kode}: ${d.pesan}`),
  ...(l.karantina > TAMPIL ? [`… dan ${l.karantina - TAMPIL} baris lain; --gagal BERKAS menulis semuanya`] : []),
];

async function tulisBerkasGagal(basis: Basis, laporan: LaporanUmpan, jalur: string): Promise<void> {
  const tarikan = laporan.tarikanId === null ? null : await sqlUntukIrisan(basis.sync, (sql) => bacaTersimpan(sql, laporan.tarikanId ?? ''));
  if (tarikan === null) return;
  await catatPengembalian(basis.sync, PELAKU, tarikan.id);
  const keluar = createWriteStream(jalur, { mode: 0o600 });
  await tulisGagal(basis.sync, tarikan, async (potongan) => {
    if (!keluar.write(potongan)) await once(keluar, 'drain');
  });
  keluar.end();
  await once(keluar, 'close');
}

/** Exit code of a feed: rejected rows, held, not yet processed, or all well. */
export function kodeDari(l: LaporanUmpan): number {
  if (l.status === 'GAGAL' || l.karantina > 0) return KELUAR.ditolak;
  if (l.status === 'TERTUNDA' || l.status === 'DIGANTIKAN') return KELUAR.bentrok;
  return l.status === 'DITERIMA' || l.status === 'DISIAPKAN' ? KELUAR.hulu : KELUAR.baik;
}

async function impor(alat: Alat, berkas: string, opsi: OpsiImpor): Promise<void> {
  const jenis = pilihan('--jenis', opsi.jenis, ['pegawai', 'kinerja', 'hukdis', 'formasi', 'riwayat', 'fakta']);
  const sisi = pilihan('--sisi', opsi.sisi ?? (jenis === 'pegawai' || jenis === 'riwayat' ? 'SIMPEG' : 'BKN'), ['BKN', 'SIMPEG']);
  if (!existsSync(berkas)) throw new Kesalahan('TIDAK_DITEMUKAN', 'berkas');
  await alat.denganBasis(async (basis) => {
    const instansi = await sqlUntukIrisan(basis.sync, (sql) => cariInstansi(sql, opsi.instansi));
    const umpan = {
      instansi: instansi.no,
      sisi,
      jenis,
      asal: 'IMPOR' as const,
      lengkap: opsi.sebagian !== true && jenis !== 'fakta',
      oleh: OLEH_PERINTAH,
      ...(opsi.lembar === undefined ? {} : { lembar: opsi.lembar }),
    };
    const bahan = { url: basis.sync, batasUmpan: alat.config.batasUmpan, dir: path.join(alat.config.dataDir, 'unggahan'), batas: Number.MAX_SAFE_INTEGER };
    const laporan = await (opsi.uji === true ? ujiUmpan : terimaUmpan)(bahan, umpan, createReadStream(berkas));
    if (opsi.gagal !== undefined && laporan.karantina > 0) await tulisBerkasGagal(basis, laporan, opsi.gagal);
    alat.hasil(laporan, barisLaporan(laporan));
    alat.kode = kodeDari(laporan);
  });
}

export function perintahImpor(program: Command, alat: Alat): void {
  program
    .command('impor')
    .alias('import')
    .description('masukkan satu berkas umpan, CSV, NDJSON, atau Excel .xlsx; CSV dan NDJSON boleh dipadatkan gzip (upload a feed)')
    .argument('<berkas>')
    .requiredOption('--instansi <id>', 'id atau kode cepat instansi')
    .requiredOption('--jenis <jenis>', 'pegawai, kinerja, hukdis, formasi, riwayat, atau fakta')
    .option('--sisi <sisi>', 'BKN atau SIMPEG (bawaan: SIMPEG untuk pegawai dan riwayat, BKN untuk yang lain)')
    .option('--uji', 'hitung saja, tanpa mengubah apa pun (dry run)')
    .option('--sebagian', 'berkas hanya memuat sebagian pegawai: yang tidak ada di dalamnya tidak dihapus')
    .option('--lembar <nama>', 'lembar kerja .xlsx, menurut nama atau nomor urut (bawaan: satu-satunya lembar tampak yang berisi)')
    .option('--gagal <berkas>', 'tulis baris yang ditolak ke berkas CSV ini')
    .action((berkas: string, opsi: OpsiImpor) => impor(alat, berkas, opsi));
}
