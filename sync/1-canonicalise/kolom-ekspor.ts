import { Kesalahan } from '../../domain/kesalahan.ts';

/** Columns of BKN's "Export Data ASN", in its order; the last two came later and may be missing. */
export const KOLOM_EKSPOR_ASN = [
  'pns_id', 'nip_baru', 'nip_lama', 'nama', 'gelar_depan', 'gelar_belakang', 'tempat_lahir_id', 'tempat_lahir_nama', 'tanggal_lahir', 'jenis_kelamin',
  'agama_id', 'agama_nama', 'jenis_kawin_id', 'jenis_kawin_nama', 'nik', 'nomor_hp', 'email', 'email_gov', 'alamat', 'npwp_nomor', 'bpjs',
  'jenis_pegawai_id', 'jenis_pegawai_nama', 'kedudukan_hukum_id', 'kedudukan_hukum_nama', 'status_cpns_pns', 'kartu_asn_virtual', 'nomor_sk_cpns',
  'tanggal_sk_cpns', 'tmt_cpns', 'nomor_sk_pns', 'tanggal_sk_pns', 'tmt_pns', 'gol_awal_id', 'gol_awal_nama', 'gol_akhir_id', 'gol_akhir_nama',
  'tmt_golongan', 'mk_tahun', 'mk_bulan', 'jenis_jabatan_id', 'jenis_jabatan_nama', 'jabatan_id', 'jabatan_nama', 'tmt_jabatan',
  'tingkat_pendidikan_id', 'tingkat_pendidikan_nama', 'pendidikan_id', 'pendidikan_nama', 'tahun_lulus', 'kpkn_id', 'kpkn_nama', 'lokasi_kerja_id',
  'lokasi_kerja_nama', 'unor_id', 'unor_nama', 'instansi_induk_id', 'instansi_induk_nama', 'instansi_kerja_id', 'instansi_kerja_nama',
  'satuan_kerja_induk_id', 'satuan_kerja_induk_nama', 'satuan_kerja_kerja_id', 'satuan_kerja_kerja_nama', 'is_valid_nik', 'nama_sekolah', 'flag_ikd',
] as const;

/** Those that the canonical record is made of; an export without one of them cannot be compared. */
export const KOLOM_EKSPOR_DIPAKAI = [
  'nip_baru', 'pns_id', 'nama', 'gelar_depan', 'gelar_belakang', 'tanggal_lahir', 'jenis_kelamin', 'nik', 'is_valid_nik', 'jenis_pegawai_id',
  'kedudukan_hukum_id', 'status_cpns_pns', 'tmt_cpns', 'tmt_pns', 'gol_akhir_id', 'tmt_golongan', 'mk_tahun', 'mk_bulan', 'jenis_jabatan_id',
  'jabatan_id', 'jabatan_nama', 'tmt_jabatan', 'tingkat_pendidikan_id', 'pendidikan_id', 'unor_id', 'instansi_induk_id', 'instansi_kerja_id',
] as const;

const dikenal = new Set<string>(KOLOM_EKSPOR_ASN);

/** Refuses an export without a needed column (BERKAS_DITOLAK names it); returns the unknown extra columns, to be reported once per file. */
export function periksaKolomBkn(header: readonly string[]): { readonly tambahan: readonly string[] } {
  const kurang = KOLOM_EKSPOR_DIPAKAI.filter((k) => !header.includes(k));
  if (kurang.length > 0) throw new Kesalahan('BERKAS_DITOLAK', `Kolom Export Data ASN tidak ada: ${kurang.join(', ')}.`);
  return { tambahan: header.filter((k) => k !== '' && !dikenal.has(k)) };
}
