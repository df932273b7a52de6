import { diketahui } from '../../../domain/hasil.ts';
import { b04 } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b04-tidak-dalam-proses-peradilan.ts';
import { dokumenContoh, tercatatContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(b04, {
  lolos: [
    ['dokumen terlampir', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([dokumenContoh('PERNYATAAN_HUKDIS_PERADILAN')]) } }],
    ['pengangkatan JPT', { usul: { jenis: 'PENGANGKATAN' }, tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' } }],
  ],
  gagal: [
    ['tanpa dokumen', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada'],
    [
      'terdakwa menurut catatan BKN walau suratnya ada',
      {
        usul: { asalInstansiId: 'INSTANSI-99' },
        fakta: {
          dokumen: diketahui([dokumenContoh('PERNYATAAN_HUKDIS_PERADILAN')]),
          tercatat: diketahui([tercatatContoh('PERADILAN', { nilai: 'TERDAKWA' })]),
        },
      },
      'peradilan',
    ],
    ['hanya dokumen lain', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { dokumen: diketahui([dokumenContoh('SURAT_USUL')]) } }],
  ],
  belumDiketahui: [['semua sumber diam', { usul: { asalInstansiId: 'INSTANSI-99' }, gelap: true }]],
  tidakMenyangkut: [['mutasi internal', {}]],
});
