import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaBkn } from '../baca-bkn.ts';
import { angkatAtauPindah } from '../menyangkut.ts';

const TUGAS_BELAJAR = '03';
const SEDANG: Readonly<Record<string, string>> = { '02': 'CLTN', '13': 'perpanjangan CLTN', [TUGAS_BELAJAR]: 'tugas belajar' };

export const b10 = aturan({
  kode: 'B10',
  judul: 'Tidak sedang CLTN atau tugas belajar',
  dasar: { peraturan: 'Peraturan BKN 5/2019', pasal: 'syarat mutasi', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter: {},
  menyangkut: angkatAtauPindah,
  periksa: (usulan, fakta) => {
    const kedudukan = bacaBkn(fakta, 'kedudukanHukumId');
    if (!kedudukan.ada) return belumTahu(kedudukan.sebab);
    const sebab = SEDANG[kedudukan.nilai];
    if (sebab === undefined || (usulan.pengaktifan && kedudukan.nilai === TUGAS_BELAJAR)) return LOLOS;
    return gagal(`Sedang ${sebab}`, [`kedudukanHukumId:${kedudukan.nilai}`]);
  },
});
