import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { d14 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d14-hasil-uji-kompetensi.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d14, {
  lolos: [
    ['dokumen terlampir', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, fakta: { dokumen: diketahui([dokumenContoh('HASIL_UJI_KOMPETENSI')]) } }],
    [
      'tepat tiga tahun',
      {
        tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' },
        fakta: { dokumen: diketahui([dokumenContoh('HASIL_UJI_KOMPETENSI', { tanggal: tanggal('2022-07-01') })]) },
      },
    ],
  ],
  gagal: [
    ['tanpa dokumen', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada'],
    ['hanya dokumen lain', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, fakta: { dokumen: diketahui([dokumenContoh('SURAT_USUL')]) } }],
    [
      'lebih dari tiga tahun',
      {
        tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' },
        fakta: { dokumen: diketahui([dokumenContoh('HASIL_UJI_KOMPETENSI', { tanggal: tanggal('2022-06-30') })]) },
      },
      '2022-06-30',
    ],
  ],
  belumDiketahui: [['semua sumber diam', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, gelap: true }]],
  tidakMenyangkut: [['pengawas', {}]],
});
