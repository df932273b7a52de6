import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { antarInstansi } from '../menyangkut.ts';

export const a06 = aturan({
  kode: 'A06',
  judul: 'NIK padan Dukcapil',
  dasar: { peraturan: 'Perpres 39/2019; Indeks Kualitas Data BKN', pasal: 'Satu Data Indonesia; dimensi akurasi', keyakinan: 'SIMPULAN' },
  tingkat: 'WARN',
  tingkatUntuk: (usulan) => (antarInstansi(usulan) ? 'BLOCK' : null),
  berlaku: { sejak: tanggal('2019-06-17') },
  parameter: {},
  menyangkut: () => true,
  periksa: (_usulan, fakta) => {
    if (!fakta.nik.ada) return belumTahu(`NIK belum diketahui: ${fakta.nik.sebab}`);
    const { lengkap, sah } = fakta.nik.nilai;
    if (!lengkap) return gagal('NIK pada data BKN bukan 16 angka', ['bkn:nik']);
    if (sah === null) return belumTahu('Padanan NIK dengan Dukcapil tidak tersedia pada data BKN');
    return sah ? LOLOS : gagal('NIK belum padan Dukcapil', ['bkn:nik']);
  },
});
