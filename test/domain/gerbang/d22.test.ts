import { diketahui } from '../../../domain/hasil.ts';
import { d22 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d22-jpt-lima-tahun-dievaluasi.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d22, {
  lolos: [
    [
      'tepat lima tahun',
      { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { eselonId: '21', tmtJabatan: '2020-07-01' }, fakta: { dokumen: diketahui([]) } },
    ],
    [
      'lewat lima tahun dengan evaluasi',
      {
        tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' },
        bkn: { eselonId: '21', tmtJabatan: '2020-06-30' },
        fakta: { dokumen: diketahui([dokumenContoh('EVALUASI_JPT')]) },
      },
    ],
  ],
  gagal: [
    [
      'lewat lima tahun tanpa evaluasi',
      { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { eselonId: '21', tmtJabatan: '2020-06-30' }, fakta: { dokumen: diketahui([]) } },
    ],
  ],
  belumDiketahui: [['semua sumber diam', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, gelap: true }]],
  tidakBerlaku: [['administrator', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { eselonId: '31' } }]],
  tidakMenyangkut: [['pengawas', {}]],
});
