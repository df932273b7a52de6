import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { angkatAtauPindah, penugasan } from '../menyangkut.ts';
import { kualifikasiJabatan } from './kualifikasi.ts';

export const d04 = aturan({
  kode: 'D04',
  judul: 'Jurusan sesuai kualifikasi jabatan',
  dasar: { peraturan: 'Standar kompetensi jabatan', pasal: 'PP 11/2017 Pasal 107, tanpa daftar nasional', keyakinan: 'SIMPULAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: (usulan) => angkatAtauPindah(usulan) && !penugasan(usulan),
  periksa: (usulan, fakta) => {
    const k = kualifikasiJabatan(usulan, fakta);
    if (!k.ada) return belumTahu(k.sebab);
    if (k.nilai === null) return tidakBerlaku('Kualifikasi jabatan belum ditetapkan instansi');
    if (k.nilai.tertutup) return tidakBerlaku('JF dengan daftar kualifikasi tertutup, dinilai D04F');
    return k.nilai.cocok ? LOLOS : gagal('Pendidikan tidak ada pada kualifikasi jabatan', ['bkn:pendidikanId']);
  },
});
