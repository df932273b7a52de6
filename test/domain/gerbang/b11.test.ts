import { tanggal } from '../../../domain/asn/tanggal.ts';
import { b11 } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b11-cltn-lewat-tanggal.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(b11, {
  lolos: [['CLTN berakhir hari ini', { bkn: { kedudukanHukumId: '02' }, fakta: tercatatKasus(tercatatContoh('CLTN', { akhir: tanggal('2025-06-16') })) }]],
  gagal: [
    [
      'CLTN berakhir kemarin',
      { bkn: { kedudukanHukumId: '13' }, fakta: tercatatKasus(tercatatContoh('CLTN', { akhir: tanggal('2025-06-15') })) },
      'CLTN berakhir 2025-06-15 dan belum dilaporkan',
    ],
    [
      'lewat enam bulan',
      { bkn: { kedudukanHukumId: '02' }, fakta: tercatatKasus(tercatatContoh('CLTN', { akhir: tanggal('2024-12-31') })) },
      'pemberhentian jenis 15',
    ],
  ],
  belumDiketahui: [
    ['semua sumber diam', { gelap: true }],
    ['CLTN tidak tercatat', { bkn: { kedudukanHukumId: '02' } }, 'Belum tercatat'],
    ['tanpa tanggal akhir', { bkn: { kedudukanHukumId: '02' }, fakta: tercatatKasus(tercatatContoh('CLTN')) }, 'Akhir CLTN'],
  ],
  tidakBerlaku: [['pegawai aktif', {}, 'Tidak sedang CLTN']],
  tidakMenyangkut: [['diberhentikan karena itu', { usul: { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '15' } } }]],
});
