import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { b07 } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b07-lhkpn-dilaporkan.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(b07, {
  lolos: [
    ['dokumen terlampir', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, fakta: { dokumen: diketahui([dokumenContoh('TANDA_TERIMA_LHKPN')]) } }],
    [
      'sebelum April memakai laporan tahun lalu',
      {
        usul: { tmt: tanggal('2025-03-31') },
        tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' },
        fakta: { dokumen: diketahui([dokumenContoh('TANDA_TERIMA_LHKPN', { tanggal: tanggal('2024-01-01') })]) },
      },
    ],
  ],
  gagal: [
    ['tanpa dokumen', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada'],
    ['hanya dokumen lain', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, fakta: { dokumen: diketahui([dokumenContoh('SURAT_USUL')]) } }],
    [
      'sesudah batas memakai laporan tahun lalu',
      {
        usul: { tmt: tanggal('2025-04-01') },
        tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' },
        fakta: { dokumen: diketahui([dokumenContoh('TANDA_TERIMA_LHKPN', { tanggal: tanggal('2024-12-31') })]) },
      },
      '2025-01-01',
    ],
  ],
  belumDiketahui: [['semua sumber diam', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, gelap: true }]],
  tidakMenyangkut: [['pengawas', {}]],
});
