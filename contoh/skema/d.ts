import { indeksPendidikan, NAMA_KEDUDUKAN, ROMAWI_ESELON, romawiGolongan, TINGKAT_PENDIDIKAN } from '../kode.ts';
import { kolom, lewat, lewatKamus, type Skema, teks } from './kolom.ts';

const tanggal = (iso: string | null): string => (iso === null ? '' : iso.replaceAll('-', ''));
const eselon: Readonly<Record<string, string>> = { ...ROMAWI_ESELON, '10': 'I.a (UTAMA)' };

/** Schema of a central body: nested JSON objects, words instead of codes, yyyymmdd dates. */
export const SKEMA_D: Skema = {
  id: 'simpeg-d',
  format: 'ndjson',
  pemisah: null,
  satuKolomInstansi: false,
  kodeUnor: (idx) => `U-${String(idx + 1).padStart(4, '0')}`,
  kodeJabatan: (idx) => `JAB:${idx + 1}`,
  kodeKepala: (unor) => `KEPALA:${unor}`,
  kolom: [
    teks('nip', 'nip'),
    teks('id_siasn', 'pnsId'),
    teks('identitas.nama', 'nama'),
    {
      nama: 'identitas.gelar',
      dari: ['gelarDepan', 'gelarBelakang'],
      tulis: (r) => [r.gelarDepan, r.gelarBelakang].filter((g) => g !== '').join(', '),
      baca: (sel) => ({ gelarDepan: '', gelarBelakang: sel }),
    },
    kolom('identitas.tanggal_lahir', 'tglLahir', tanggal),
    kolom('identitas.jenis_kelamin', 'jenisKelamin', lewat({ M: 'LAKI-LAKI', F: 'PEREMPUAN' })),
    teks('identitas.nik', 'nik'),
    teks('status.asn', 'statusAsn'),
    teks('status.jenis_pegawai', 'jenisPegawaiId'),
    kolom('status.kedudukan', 'kedudukanHukumId', lewat(NAMA_KEDUDUKAN)),
    teks('instansi.induk', 'instansiIndukId'),
    teks('instansi.kerja', 'instansiKerjaId'),
    kolom('jabatan.jenis', 'jenisJabatanId', lewat({ '1': 'STRUKTURAL', '2': 'FUNGSIONAL', '4': 'PELAKSANA' })),
    lewatKamus('jabatan.kode', 'jabatanId', 'jabatan'),
    teks('jabatan.nama', 'namaJabatan'),
    lewatKamus('jabatan.unit', 'unorId', 'unor'),
    kolom('jabatan.eselon', 'eselonId', lewat(eselon)),
    teks('jabatan.jenjang', 'jenjangId'),
    { ...teks('jabatan.kelas', 'kelasJabatan'), angka: true },
    kolom('jabatan.tmt', 'tmtJabatan', tanggal),
    teks('jabatan.sk.nomor', 'nomorSk'),
    kolom('jabatan.sk.tanggal', 'tanggalSk', tanggal),
    kolom('jabatan.penugasan', 'jenisPenugasanId', lewat({ D: 'DEFINITIF' })),
    kolom('pangkat.golongan', 'golAkhirId', (v) => (v === null ? '' : romawiGolongan(v))),
    kolom('pangkat.tmt', 'tmtGolongan', tanggal),
    { ...teks('pangkat.masa_kerja.tahun', 'mkTahun'), angka: true },
    { ...teks('pangkat.masa_kerja.bulan', 'mkBulan'), angka: true },
    kolom('pendidikan.tingkat', 'tkPendidikanId', lewat(TINGKAT_PENDIDIKAN)),
    kolom('pendidikan.kode', 'pendidikanId', (v) => (v === null ? '' : `PEND-${indeksPendidikan(v) + 1}`)),
    kolom('tmt.cpns', 'tmtCpns', tanggal),
    kolom('tmt.pns', 'tmtPns', tanggal),
    { ...teks('pensiun.bup', 'bup'), angka: true },
    kolom('pensiun.tmt', 'tmtPensiun', tanggal),
  ],
};
