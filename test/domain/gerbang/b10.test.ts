import { b10 } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b10-tidak-cltn-tugas-belajar.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(b10, {
  lolos: [
    ['aktif', {}],
    ['pengaktifan dari tugas belajar', { usul: { pengaktifan: true }, bkn: { kedudukanHukumId: '03' } }],
  ],
  gagal: [
    ['CLTN', { bkn: { kedudukanHukumId: '02' } }, 'CLTN'],
    ['perpanjangan CLTN', { bkn: { kedudukanHukumId: '13' } }],
    ['tugas belajar', { bkn: { kedudukanHukumId: '03' } }, 'tugas belajar'],
    ['pengaktifan dari CLTN', { usul: { pengaktifan: true }, bkn: { kedudukanHukumId: '02' } }],
  ],
  belumDiketahui: [
    ['kedudukan hukum kosong', { bkn: { kedudukanHukumId: null } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakMenyangkut: [['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }]],
});
