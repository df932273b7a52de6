import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { namaKedudukanHukum } from '../../tabel-kedudukan-hukum.ts';
import { bacaBkn } from '../baca-bkn.ts';
import { angka } from '../parameter.ts';

const parameter = { kedudukanAktifPns: 1, kedudukanAktifPppk: 71, kedudukanPengaktifan: 3 };

export const a07 = aturan({
  kode: 'A07',
  judul: 'Kedudukan hukum aktif',
  dasar: { peraturan: 'PP 11/2017', pasal: 'tanpa nomor pasal terkonfirmasi', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: (usulan) => usulan.jenis !== 'PEMBERHENTIAN',
  periksa: (usulan, fakta, konteks) => {
    const kedudukan = bacaBkn(fakta, 'kedudukanHukumId');
    if (!kedudukan.ada) return belumTahu(kedudukan.sebab);
    const kode = Number(kedudukan.nilai);
    if (kode === angka(konteks, parameter, 'kedudukanAktifPns') || kode === angka(konteks, parameter, 'kedudukanAktifPppk')) return LOLOS;
    if (usulan.pengaktifan && kode === angka(konteks, parameter, 'kedudukanPengaktifan')) return LOLOS;
    return gagal(`Kedudukan hukum ${namaKedudukanHukum(kedudukan.nilai)}: tidak dapat diusulkan`, [`kedudukanHukumId:${kedudukan.nilai}`]);
  },
});
