import { indeksPendidikan, romawiGolongan, URUT_KEDUDUKAN } from '../kode.ts';
import type { Rekaman } from '../orang.ts';
import { dmy, kolom, lewat, lewatKamus, type Skema, teks, tetap } from './kolom.ts';

const tanggal = (iso: string | null): string => (iso === null ? '' : dmy(iso, '-'));

/** Bands of one column that carries both kind of position and echelon: 10/20/30/40, 2 functional, 3 pelaksana. */
function jenisJabatan(r: Rekaman): string {
  if (r.jenisJabatanId === '2') return '2';
  if (r.jenisJabatanId === '4') return '3';
  return r.jenisJabatanId === null ? '' : `${(r.eselonId ?? '40').slice(0, 1)}0`;
}

const bacaJenis = (sel: string): Partial<Rekaman> => ({ jenisJabatanId: sel === '2' ? '2' : sel === '3' ? '4' : sel === '' ? null : '1' });

/** "Dr. NAMA, S.Sos., M.Si." back into its parts; our names hold no dot, so the last dotted word before the comma ends the titles. */
function bacaNama(sel: string): Partial<Rekaman> {
  const koma = sel.indexOf(',');
  const [depanDanNama, gelarBelakang] = koma < 0 ? [sel, ''] : [sel.slice(0, koma), sel.slice(koma + 1).trim()];
  const titik = depanDanNama.lastIndexOf('. ');
  return { nama: depanDanNama.slice(titik < 0 ? 0 : titik + 2), gelarDepan: titik < 0 ? '' : depanDanNama.slice(0, titik + 1), gelarBelakang };
}

/** Schema of a kabupaten with prefix unit codes: one full name with the titles inside, roman golongan. */
export const SKEMA_C: Skema = {
  id: 'simpeg-c',
  format: 'csv',
  pemisah: ',',
  satuKolomInstansi: true,
  kodeUnor: (_idx, prefiks) => prefiks,
  kodeJabatan: (idx, jenis) => `${jenis === '2' ? 'jft' : 'jfu'}-${idx + 1}`,
  kodeKepala: (unor) => `str-${unor}`,
  kolom: [
    teks('nip', 'nip'),
    {
      nama: 'nama_lengkap',
      dari: ['nama', 'gelarDepan', 'gelarBelakang'],
      tulis: (r) => `${r.gelarDepan === '' ? '' : `${r.gelarDepan} `}${r.nama ?? ''}${r.gelarBelakang === '' ? '' : `, ${r.gelarBelakang}`}`,
      baca: bacaNama,
    },
    teks('id_pns_sapk', 'pnsId'),
    kolom('tgl_lahir', 'tglLahir', tanggal),
    kolom('jenis_kelamin', 'jenisKelamin', lewat({ M: 'Laki-laki', F: 'Perempuan' })),
    teks('nik', 'nik'),
    kolom('status', 'statusAsn', lewat({ CPNS: 'Calon PNS', PNS: 'PNS', PPPK: 'PPPK' })),
    kolom('idjenkedudupeg', 'kedudukanHukumId', (v) => (v === null ? '' : String((URUT_KEDUDUKAN.indexOf(v) + 1) * 10))),
    teks('jenis_pegawai', 'jenisPegawaiId'),
    teks('id_instansi', 'instansiKerjaId'),
    lewatKamus('idskpd', 'unorId', 'unor'),
    { nama: 'idjenjab', dari: ['jenisJabatanId', 'eselonId'], tulis: jenisJabatan, baca: bacaJenis },
    kolom('idesljbt', 'eselonId', lewat({ '11': '1A', '12': '1B', '21': '2A', '22': '2B', '31': '3A', '32': '3B', '41': '4A', '42': '4B' })),
    lewatKamus('idjabatan', 'jabatanId', 'jabatan'),
    teks('namajabatan', 'namaJabatan'),
    kolom('tmt_jabatan', 'tmtJabatan', tanggal),
    kolom('golongan', 'golAkhirId', (v) => (v === null ? '' : romawiGolongan(v))),
    kolom('tmt_golongan', 'tmtGolongan', tanggal),
    kolom('mk_tahun', 'mkTahun', (v) => v ?? ''),
    kolom('mk_bulan', 'mkBulan', (v) => v ?? ''),
    teks('idtkpendid', 'tkPendidikanId'),
    kolom('idjurusan', 'pendidikanId', (v) => (v === null ? '' : `J${indeksPendidikan(v) + 1}`)),
    kolom('tmt_cpns', 'tmtCpns', tanggal),
    kolom('tmt_pns', 'tmtPns', tanggal),
    tetap('keterangan', 'SK lama â€œterlampirâ€'),
  ],
};
