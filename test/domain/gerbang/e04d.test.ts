import { diketahui } from '../../../domain/hasil.ts';
import { e04d } from '../../../domain/mutasi/gerbang/aturan/e-antar-instansi/e04d-sepuluh-tahun-kebutuhan-dinas.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(e04d, {
  lolos: [['tepat 120 bulan', { usul: { asalInstansiId: 'INSTANSI-99' }, bkn: { tmtPns: '2015-07-01' } }]],
  gagal: [['119 bulan', { usul: { asalInstansiId: 'INSTANSI-99' }, bkn: { tmtPns: '2015-07-02' } }, 'Baru 119 bulan']],
  belumDiketahui: [['semua sumber diam', { usul: { asalInstansiId: 'INSTANSI-99' }, gelap: true }]],
  tidakBerlaku: [
    [
      'permohonan sendiri',
      { usul: { asalInstansiId: 'INSTANSI-99' }, bkn: { tmtPns: '2020-01-01' }, fakta: { dokumen: diketahui([dokumenContoh('PERMOHONAN_SENDIRI')]) } },
    ],
  ],
  tidakMenyangkut: [['mutasi internal', {}]],
  tingkat: [['WARN', {}]],
});
