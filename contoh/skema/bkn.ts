import { indeksPendidikan, NAMA_JENIS_PEGAWAI, NAMA_KEDUDUKAN, PENDIDIKAN, romawiGolongan, TINGKAT_PENDIDIKAN } from '../kode.ts';
import type { Rekaman } from '../orang.ts';
import { type Dari, dmy } from './kolom.ts';

/** How one export file is written; SIASN's own files differ in all of these. */
export interface GayaEkspor {
  readonly pemisah: ';' | ',';
  /** Digit strings get a leading apostrophe, as a spreadsheet leaves them. */
  readonly apostrof: boolean;
  /** Literal `null` for "none", or nothing. */
  readonly kosong: 'null' | '';
  /** Two columns that nobody documented. */
  readonly kolomLain: boolean;
}

/** What the export shows beside the canonical values. */
export interface KonteksEkspor {
  readonly namaUnor: (id: string) => string;
  readonly namaInstansi: (id: string) => string;
  readonly tempatLahir: string;
  readonly urut: number;
  readonly gaya: GayaEkspor;
}

interface KolomEkspor {
  readonly nama: string;
  readonly dari: readonly Dari[];
  readonly tulis: (r: Rekaman, x: KonteksEkspor) => string;
}

const salin = (nama: string, dari: Dari): KolomEkspor => ({ nama, dari: [dari], tulis: (r, x) => r[dari] ?? x.gaya.kosong });
const angka = (nama: string, dari: Dari): KolomEkspor => ({
  nama,
  dari: [dari],
  tulis: (r, x) => (r[dari] === null ? x.gaya.kosong : x.gaya.apostrof ? `'${r[dari] ?? ''}` : (r[dari] ?? '')),
});
const tanggal = (nama: string, dari: Dari): KolomEkspor => ({ nama, dari: [dari], tulis: (r) => dmy(r[dari] ?? '0001-01-01', '-') });
const lain = (nama: string, tulis: (r: Rekaman, x: KonteksEkspor) => string): KolomEkspor => ({ nama, dari: [], tulis });
const isi = (nama: string, teks: string): KolomEkspor => ({ nama, dari: [], tulis: () => teks });
const kosong = (nama: string): KolomEkspor => ({ nama, dari: [], tulis: (_r, x) => x.gaya.kosong });

/** Columns of "Export Data ASN" in their order. There is no eselon, SK, penugasan, jenjang or pensiun among them. */
export const KOLOM_EKSPOR: readonly KolomEkspor[] = [
  salin('pns_id', 'pnsId'),
  angka('nip_baru', 'nip'),
  kosong('nip_lama'),
  salin('nama', 'nama'),
  { nama: 'gelar_depan', dari: ['gelarDepan'], tulis: (r, x) => r.gelarDepan || x.gaya.kosong },
  { nama: 'gelar_belakang', dari: ['gelarBelakang'], tulis: (r, x) => r.gelarBelakang || x.gaya.kosong },
  kosong('tempat_lahir_id'),
  lain('tempat_lahir_nama', (_r, x) => x.tempatLahir),
  tanggal('tanggal_lahir', 'tglLahir'),
  salin('jenis_kelamin', 'jenisKelamin'),
  isi('agama_id', '7'),
  isi('agama_nama', 'Lainnya'),
  isi('jenis_kawin_id', '1'),
  isi('jenis_kawin_nama', 'Menikah'),
  angka('nik', 'nik'),
  kosong('nomor_hp'),
  lain('email', (_r, x) => `pegawai${x.urut}@contoh.invalid`),
  kosong('email_gov'),
  isi('alamat', 'Jalan Contoh'),
  kosong('npwp_nomor'),
  kosong('bpjs'),
  salin('jenis_pegawai_id', 'jenisPegawaiId'),
  lain('jenis_pegawai_nama', (r) => NAMA_JENIS_PEGAWAI[r.jenisPegawaiId ?? ''] ?? ''),
  salin('kedudukan_hukum_id', 'kedudukanHukumId'),
  lain('kedudukan_hukum_nama', (r) => NAMA_KEDUDUKAN[r.kedudukanHukumId ?? ''] ?? ''),
  { nama: 'status_cpns_pns', dari: ['statusAsn'], tulis: (r, x) => (r.statusAsn === null ? x.gaya.kosong : r.statusAsn === 'CPNS' ? 'C' : 'P') },
  kosong('kartu_asn_virtual'),
  lain('nomor_sk_cpns', (r) => `813/${r.nip.slice(-3)}/CONTOH`),
  tanggal('tanggal_sk_cpns', 'tmtCpns'),
  tanggal('tmt_cpns', 'tmtCpns'),
  kosong('nomor_sk_pns'),
  tanggal('tanggal_sk_pns', 'tmtPns'),
  tanggal('tmt_pns', 'tmtPns'),
  kosong('gol_awal_id'),
  kosong('gol_awal_nama'),
  salin('gol_akhir_id', 'golAkhirId'),
  lain('gol_akhir_nama', (r) => romawiGolongan(r.golAkhirId ?? '')),
  tanggal('tmt_golongan', 'tmtGolongan'),
  salin('mk_tahun', 'mkTahun'),
  salin('mk_bulan', 'mkBulan'),
  salin('jenis_jabatan_id', 'jenisJabatanId'),
  lain('jenis_jabatan_nama', (r) => ({ '1': 'STRUKTURAL', '2': 'FUNGSIONAL_TERTENTU', '4': 'FUNGSIONAL_UMUM' })[r.jenisJabatanId ?? ''] ?? ''),
  salin('jabatan_id', 'jabatanId'),
  salin('jabatan_nama', 'namaJabatan'),
  tanggal('tmt_jabatan', 'tmtJabatan'),
  salin('tingkat_pendidikan_id', 'tkPendidikanId'),
  lain('tingkat_pendidikan_nama', (r) => TINGKAT_PENDIDIKAN[r.tkPendidikanId ?? ''] ?? ''),
  salin('pendidikan_id', 'pendidikanId'),
  lain('pendidikan_nama', (r) => PENDIDIKAN[indeksPendidikan(r.pendidikanId ?? '')]?.nama ?? ''),
  kosong('tahun_lulus'),
  kosong('kpkn_id'),
  kosong('kpkn_nama'),
  kosong('lokasi_kerja_id'),
  kosong('lokasi_kerja_nama'),
  salin('unor_id', 'unorId'),
  lain('unor_nama', (r, x) => x.namaUnor(r.unorId ?? '')),
  salin('instansi_induk_id', 'instansiIndukId'),
  lain('instansi_induk_nama', (r, x) => x.namaInstansi(r.instansiIndukId ?? '')),
  salin('instansi_kerja_id', 'instansiKerjaId'),
  lain('instansi_kerja_nama', (r, x) => x.namaInstansi(r.instansiKerjaId ?? '')),
  kosong('satuan_kerja_induk_id'),
  kosong('satuan_kerja_induk_nama'),
  kosong('satuan_kerja_kerja_id'),
  kosong('satuan_kerja_kerja_nama'),
  lain('is_valid_nik', (_r, x) => (x.urut % 40 === 7 ? '0' : '1')),
  kosong('nama_sekolah'),
  isi('flag_ikd', '0'),
];

export const KOLOM_LAIN: readonly KolomEkspor[] = [isi('kode_uji_internal', 'X1'), lain('versi_ekspor', () => '2026.2')];

/** Style of the export file of one instansi. */
export const gayaEkspor = (no: number): GayaEkspor => ({
  pemisah: no % 3 === 0 ? ',' : ';',
  apostrof: no % 2 === 1,
  kosong: no % 4 < 2 ? 'null' : '',
  kolomLain: no % 5 === 0,
});
