import { diketahui } from '../../../domain/hasil.ts';
import { d20 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d20-mutasi-antar-jpt.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d20, {
  lolos: [['tepat 24 bulan dengan uji kompetensi', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { eselonId: '21', tmtJabatan: '2023-07-01' } }]],
  gagal: [
    ['23 bulan', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { eselonId: '21', tmtJabatan: '2023-07-02' } }, 'baru 23 bulan'],
    [
      'tanpa uji kompetensi',
      { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { eselonId: '21', tmtJabatan: '2023-07-01' }, fakta: { dokumen: diketahui([]) } },
    ],
  ],
  belumDiketahui: [['semua sumber diam', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, gelap: true }]],
  tidakBerlaku: [['promosi dari administrator', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { eselonId: '31' } }]],
  tidakMenyangkut: [['pengawas', {}]],
});
