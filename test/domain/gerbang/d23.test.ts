import { d23 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d23-masa-mutasi-minimum.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d23, {
  lolos: [['tepat 24 bulan', { bkn: { tmtJabatan: '2023-07-01' } }]],
  gagal: [['23 bulan', { bkn: { tmtJabatan: '2023-07-02' } }, 'Baru 23 bulan']],
  belumDiketahui: [
    ['TMT jabatan kosong', { bkn: { tmtJabatan: null } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [['PPPK', { bkn: { statusAsn: 'PPPK' } }]],
  tidakMenyangkut: [
    ['pengangkatan', { usul: { jenis: 'PENGANGKATAN' } }],
    ['JPT', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' } }],
  ],
});
