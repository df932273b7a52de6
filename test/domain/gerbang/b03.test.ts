import { diketahui } from '../../../domain/hasil.ts';
import { b03 } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b03-tidak-dalam-pemeriksaan-disiplin.ts';
import { dokumenContoh, tercatatContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(b03, {
  lolos: [['dokumen terlampir', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([dokumenContoh('PERNYATAAN_HUKDIS_PERADILAN')]) } }]],
  gagal: [
    ['tanpa dokumen', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada'],
    ['hanya dokumen lain', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([dokumenContoh('SURAT_USUL')]) } }],
    [
      'pemeriksaan tercatat walau suratnya ada',
      {
        usul: { asalInstansiId: 'INSTANSI-99' },
        fakta: { dokumen: diketahui([dokumenContoh('PERNYATAAN_HUKDIS_PERADILAN')]), tercatat: diketahui([tercatatContoh('PEMERIKSAAN')]) },
      },
      'pemeriksaan',
    ],
    ['proses banding', { usul: { asalInstansiId: 'INSTANSI-99' }, bkn: { kedudukanHukumId: '09' } }, 'banding'],
  ],
  belumDiketahui: [['semua sumber diam', { usul: { asalInstansiId: 'INSTANSI-99' }, gelap: true }]],
  tidakMenyangkut: [['mutasi internal', {}]],
});
