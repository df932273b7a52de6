import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { b06 } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b06-bebas-temuan-inspektorat.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(b06, {
  lolos: [
    ['dokumen terlampir', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([dokumenContoh('BEBAS_TEMUAN')]) } }],
    [
      'tepat enam bulan',
      { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([dokumenContoh('BEBAS_TEMUAN', { tanggal: tanggal('2024-12-16') })]) } },
    ],
  ],
  gagal: [
    ['tanpa dokumen', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada'],
    ['hanya dokumen lain', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([dokumenContoh('SURAT_USUL')]) } }],
    [
      'lebih dari enam bulan',
      { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([dokumenContoh('BEBAS_TEMUAN', { tanggal: tanggal('2024-12-15') })]) } },
      '2024-12-15',
    ],
  ],
  belumDiketahui: [['semua sumber diam', { usul: { asalInstansiId: 'INSTANSI-99' }, gelap: true }]],
  tidakMenyangkut: [['mutasi internal', {}]],
});
