import { Kesalahan } from '../../domain/kesalahan.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { bacaKunciTanda } from '../../platform/segel/kunci-segel.ts';
import { segelkan } from '../../platform/segel/segelkan.ts';
import { tempatSegelBerkas } from '../../platform/segel/tempat-berkas.ts';
import { berkasKunciSegel } from '../akar/penyegel.ts';
import { type Alat, OLEH_PERINTAH } from './alat.ts';
import { KELUAR } from './kode-keluar.ts';

const PESAN = {
  DILEWATI: 'proses lain sedang menyegel',
  TEMPAT_TERTINGGAL: 'DITOLAK: folder segel tidak memuat segel yang sudah dicatat basis data; periksa SIMPUL_SEGEL_DIR',
  RANTAI_BERBEDA: 'DITOLAK: rantai jejak tidak lagi memuat yang disegel terakhir; jalankan audit verifikasi',
} as const;

/** One checkpoint now. */
export async function segelSekarang(alat: Alat): Promise<void> {
  const { config } = alat;
  const tempat = tempatSegelBerkas(config.segel.dir);
  const kunci = bacaKunciTanda(berkasKunciSegel(config));
  const hasil = await alat.denganBasis((basis) => segelkan({ tujuan: basis.sync, tempat, kunci }));
  alat.hasil(hasil, [hasil.jenis === 'DISEGEL' ? `segel nomor ${hasil.nomor}` : PESAN[hasil.jenis]]);
  alat.kode = hasil.jenis === 'DISEGEL' || hasil.jenis === 'DILEWATI' ? KELUAR.baik : KELUAR.takTerduga;
}

/** Begins a new series in an empty folder, as the owner: after a lost store, or a database put back on purpose. The audit says so. */
export async function mulaiBaru(alat: Alat, alasan: string | undefined): Promise<void> {
  if ((await tempatSegelBerkas(alat.config.segel.dir).terakhir()) !== null)
    throw new Kesalahan('MASUKAN_SALAH', 'Folder segel tidak kosong; isi SIMPUL_SEGEL_DIR dengan folder baru dan simpan yang lama.');
  if (alasan === undefined || alasan.trim().length < 10 || alasan.length > 500) throw new Kesalahan('MASUKAN_SALAH', '--alasan wajib, 10 sampai 500 huruf.');
  await alat.denganBasis((basis) =>
    sqlUntukIrisan(basis.pemilik, (sql) => sql`select jejak_segel_mulai_baru(${alasan.trim()}, ${OLEH_PERINTAH.subjek}, ${OLEH_PERINTAH.orang})`, {
      nama: 'simpul-cli',
    }),
  );
  await segelSekarang(alat);
}
