import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { keJf } from '../menyangkut.ts';
import { kualifikasiJabatan } from './kualifikasi.ts';

export const d04f = aturan({
  kode: 'D04F',
  judul: 'Jurusan ada pada daftar tertutup jabatan fungsional',
  dasar: { peraturan: 'Standar kompetensi jabatan', pasal: 'peraturan jabatan fungsional masing-masing', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: keJf,
  periksa: (usulan, fakta) => {
    const k = kualifikasiJabatan(usulan, fakta);
    if (!k.ada) return belumTahu(k.sebab);
    if (k.nilai === null) return tidakBerlaku('Kualifikasi jabatan belum ditetapkan instansi');
    if (!k.nilai.tertutup) return tidakBerlaku('Bukan JF dengan daftar kualifikasi tertutup');
    return k.nilai.cocok ? LOLOS : gagal('Pendidikan tidak ada pada kualifikasi jabatan', ['bkn:pendidikanId']);
  },
});
