import { indeksPendidikan, nomorGolongan } from '../kode.ts';
import { kolom, lewat, lewatKamus, type Skema, teks, tetap } from './kolom.ts';

const tanggal = (iso: string | null): string => iso ?? '0000-00-00';
const pecahan = (nilai: string | null): string => (nilai === null ? '0' : `${Number(nilai)}.0`);

/** Schema of a kota with five-letter columns: codes kept as double (zeros lost), zero dates, one instansi column. */
export const SKEMA_A: Skema = {
  id: 'simpeg-a',
  format: 'csv',
  pemisah: ';',
  satuKolomInstansi: true,
  kodeUnor: (idx) => String(1001 + idx),
  kodeJabatan: (idx) => String(50_001 + idx),
  kodeKepala: (unor) => `9${unor}`,
  kolom: [
    teks('nip', 'nip'),
    teks('nama', 'nama'),
    kolom('gldepan', 'gelarDepan', (v) => v ?? ''),
    kolom('glblk', 'gelarBelakang', (v) => v ?? ''),
    tetap('ktlahir', 'CONTOHJAYA'),
    kolom('tlahir', 'tglLahir', tanggal),
    kolom('kjkel', 'jenisKelamin', lewat({ M: '1.0', F: '2.0' })),
    tetap('kagama', '1.0'),
    kolom('kstatus', 'statusAsn', lewat({ CPNS: '1.0', PNS: '2.0', PPPK: '3.0' })),
    kolom('kjpeg', 'jenisPegawaiId', pecahan),
    kolom('kduduk', 'kedudukanHukumId', pecahan),
    teks('nik', 'nik'),
    teks('no_ref_bkn', 'pnsId'),
    teks('id_instansi', 'instansiKerjaId'),
    lewatKamus('id_sub_opd', 'unorId', 'unor'),
    kolom('jnsjab', 'jenisJabatanId', lewat({ '1': '1', '2': '2', '4': '3' })),
    lewatKamus('kjab', 'jabatanId', 'jabatan'),
    teks('njab', 'namaJabatan'),
    kolom('keselon', 'eselonId', pecahan),
    kolom('tmtjab', 'tmtJabatan', tanggal),
    teks('nskjabat', 'nomorSk'),
    kolom('tskjabat', 'tanggalSk', tanggal),
    kolom('tugas_tambahan', 'jenisPenugasanId', lewat({ D: '0', PLT: '1', PLH: '2', PJ: '3', TT: '4' })),
    kolom('kgolru', 'golAkhirId', (v) => (v === null ? '0' : `${nomorGolongan(v, 20)}.0`)),
    kolom('tmtpang', 'tmtGolongan', tanggal),
    teks('mskerja', 'mkTahun'),
    teks('blnkerja', 'mkBulan'),
    kolom('ktkpend', 'tkPendidikanId', pecahan),
    kolom('kpend', 'pendidikanId', (v) => (v === null ? '0' : String(301 + indeksPendidikan(v)))),
    kolom('tmt_cpns', 'tmtCpns', tanggal),
    kolom('tmt_pns', 'tmtPns', tanggal),
    teks('bup', 'bup'),
    kolom('tmt_pensiun', 'tmtPensiun', tanggal),
    tetap('aktif', '1.0'),
  ],
};
