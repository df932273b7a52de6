import { diketahui } from '../../../domain/hasil.ts';
import { d21 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d21-jpt-belum-dua-tahun.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d21, {
  lolos: [
    [
      'sudah 24 bulan',
      {
        usul: { jenis: 'PEMBERHENTIAN' },
        tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' },
        bkn: { eselonId: '22', tmtJabatan: '2023-07-01' },
        fakta: { dokumen: diketahui([]) },
      },
    ],
    [
      'pelanggaran terbukti',
      {
        usul: { jenis: 'PEMBERHENTIAN' },
        tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' },
        bkn: { eselonId: '22', tmtJabatan: '2024-07-01' },
        fakta: { dokumen: diketahui([dokumenContoh('SK_HUKUMAN_DISIPLIN')]) },
      },
    ],
  ],
  gagal: [
    [
      'belum 24 bulan tanpa dasar',
      {
        usul: { jenis: 'PEMBERHENTIAN' },
        tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' },
        bkn: { eselonId: '22', tmtJabatan: '2023-07-02' },
        fakta: { dokumen: diketahui([]) },
      },
      'baru 23 bulan',
    ],
    [
      'JPT madya tanpa persetujuan Presiden',
      {
        usul: { jenis: 'PEMBERHENTIAN' },
        tujuan: { jenjang: 'JPT_MADYA', eselonId: '12' },
        bkn: { eselonId: '12', tmtJabatan: '2024-07-01' },
        fakta: { dokumen: diketahui([dokumenContoh('EVALUASI_JPT')]) },
      },
      'Presiden',
    ],
  ],
  belumDiketahui: [['semua sumber diam', { gelap: true }]],
  tidakBerlaku: [['bukan JPT', {}]],
  tidakMenyangkut: [['pindah ke JPT', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' } }]],
});
