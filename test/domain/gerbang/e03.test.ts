import { diketahui } from '../../../domain/hasil.ts';
import { e03 } from '../../../domain/mutasi/gerbang/aturan/e-antar-instansi/e03-anjab-abk.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(e03, {
  lolos: [['dokumen terlampir', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([dokumenContoh('ANJAB_ABK')]) } }]],
  gagal: [
    ['tanpa dokumen', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada'],
    ['hanya dokumen lain', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([dokumenContoh('SURAT_USUL')]) } }],
  ],
  belumDiketahui: [['semua sumber diam', { usul: { asalInstansiId: 'INSTANSI-99' }, gelap: true }]],
  tidakMenyangkut: [['mutasi internal', {}]],
});
