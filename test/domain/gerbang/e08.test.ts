import { diketahui } from '../../../domain/hasil.ts';
import { e08 } from '../../../domain/mutasi/gerbang/aturan/e-antar-instansi/e08-tidak-ikatan-dinas.ts';
import { dokumenContoh, tercatatContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(e08, {
  lolos: [['dokumen terlampir', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([dokumenContoh('PERNYATAAN_TUGAS_BELAJAR')]) } }]],
  gagal: [
    ['tanpa dokumen', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada'],
    [
      'ikatan dinas tercatat walau suratnya ada',
      {
        usul: { asalInstansiId: 'INSTANSI-99' },
        fakta: { dokumen: diketahui([dokumenContoh('PERNYATAAN_TUGAS_BELAJAR')]), tercatat: diketahui([tercatatContoh('IKATAN_DINAS')]) },
      },
      'ikatan dinas',
    ],
    ['hanya dokumen lain', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([dokumenContoh('SURAT_USUL')]) } }],
  ],
  belumDiketahui: [['semua sumber diam', { usul: { asalInstansiId: 'INSTANSI-99' }, gelap: true }]],
  tidakMenyangkut: [['mutasi internal', {}]],
});
