import { diketahui } from '../../../domain/hasil.ts';
import { e04 } from '../../../domain/mutasi/gerbang/aturan/e-antar-instansi/e04-sepuluh-tahun-permintaan-sendiri.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(e04, {
  lolos: [
    [
      'tepat 120 bulan',
      { usul: { asalInstansiId: 'INSTANSI-99' }, bkn: { tmtPns: '2015-07-01' }, fakta: { dokumen: diketahui([dokumenContoh('PERMOHONAN_SENDIRI')]) } },
    ],
  ],
  gagal: [
    [
      '119 bulan',
      { usul: { asalInstansiId: 'INSTANSI-99' }, bkn: { tmtPns: '2015-07-02' }, fakta: { dokumen: diketahui([dokumenContoh('PERMOHONAN_SENDIRI')]) } },
      'mengundurkan diri',
    ],
  ],
  belumDiketahui: [
    [
      'TMT PNS kosong',
      { usul: { asalInstansiId: 'INSTANSI-99' }, bkn: { tmtPns: null }, fakta: { dokumen: diketahui([dokumenContoh('PERMOHONAN_SENDIRI')]) } },
    ],
    ['semua sumber diam', { usul: { asalInstansiId: 'INSTANSI-99' }, gelap: true }],
  ],
  tidakBerlaku: [
    ['kebutuhan dinas', { usul: { asalInstansiId: 'INSTANSI-99' }, bkn: { tmtPns: '2020-01-01' } }],
    ['PPPK', { usul: { asalInstansiId: 'INSTANSI-99' }, bkn: { statusAsn: 'PPPK' }, fakta: { dokumen: diketahui([dokumenContoh('PERMOHONAN_SENDIRI')]) } }],
  ],
  tidakMenyangkut: [['mutasi internal', {}]],
});
