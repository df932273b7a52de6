import { barisFakta } from '../kolom-fakta.ts';
import type { JenisSumber } from '../sumber-berkas.ts';

type Isi = Readonly<Record<string, unknown>>;

/** Columns of the export, and the member of data-utama that holds each. Everything else of the answer is not kept. */
const DATA_UTAMA: Readonly<Record<string, string>> = {
  pns_id: 'id',
  nip_baru: 'nipBaru',
  nama: 'nama',
  gelar_depan: 'gelarDepan',
  gelar_belakang: 'gelarBelakang',
  tanggal_lahir: 'tglLahir',
  jenis_kelamin: 'jenisKelamin',
  nik: 'nik',
  is_valid_nik: 'validNik',
  jenis_pegawai_id: 'jenisPegawaiId',
  kedudukan_hukum_id: 'kedudukanPnsId',
  status_cpns_pns: 'statusPegawai',
  tmt_cpns: 'tmtCpns',
  tmt_pns: 'tmtPns',
  gol_akhir_id: 'golRuangAkhirId',
  tmt_golongan: 'tmtGolAkhir',
  mk_tahun: 'mkTahun',
  mk_bulan: 'mkBulan',
  jenis_jabatan_id: 'jenisJabatanId',
  jabatan_nama: 'jabatanNama',
  tmt_jabatan: 'tmtJabatan',
  tingkat_pendidikan_id: 'tkPendidikanTerakhirId',
  pendidikan_id: 'pendidikanTerakhirId',
  unor_id: 'unorId',
  instansi_induk_id: 'instansiIndukId',
  instansi_kerja_id: 'instansiKerjaId',
};

/** Which of the three position columns counts. */
const JABATAN: Readonly<Record<string, string>> = { '1': 'unorId', '2': 'jabatanFungsionalId', '4': 'jabatanFungsionalUmumId' };

const teks = (nilai: unknown): string | null => (nilai === null || nilai === undefined || typeof nilai === 'object' ? null : String(nilai));

/** One person of data-utama under the names of "Export Data ASN", so that both ways of reading BKN end in the same record. */
export function barisEkspor(isi: Isi): Record<string, string | null> {
  const baris = Object.fromEntries(Object.entries(DATA_UTAMA).map(([kolom, asal]) => [kolom, teks(isi[asal])]));
  const jabatan = JABATAN[teks(isi['jenisJabatanId']) ?? ''];
  return { ...baris, jabatan_id: jabatan === undefined ? null : teks(isi[jabatan]) };
}

/** How one kind of feed is asked about one person. */
export interface Layanan {
  /** Paths in turn; the next is asked only when the one before knows nobody. */
  readonly jalur: readonly [string, ...string[]];
  readonly baris: (isi: Isi, nip: string) => Isi;
}

/** Each kind of feed that the service offers; it has no position map. A PPPK paruh waktu has a path of its own and is unknown to the other (siasn.md 1.2). */
export const LAYANAN: Readonly<Partial<Record<JenisSumber, Layanan>>> = {
  pegawai: { jalur: ['/pns/data-utama', '/pns/data-utama/paruhwaktu'], baris: (isi) => barisEkspor(isi) },
  kinerja: { jalur: ['/pns/rw-skp22'], baris: (isi, nip) => barisFakta('kinerja', isi, nip) },
  hukdis: { jalur: ['/pns/rw-hukdis'], baris: (isi, nip) => barisFakta('hukdis', isi, nip) },
};
