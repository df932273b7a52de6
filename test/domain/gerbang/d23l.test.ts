import { d23l } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d23l-masa-mutasi-maksimum.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d23l, {
  lolos: [['tepat 60 bulan', { bkn: { tmtJabatan: '2020-07-01' } }]],
  gagal: [['lebih dari 60 bulan', { bkn: { tmtJabatan: '2020-06-30' } }, 'Sudah 60 bulan']],
  belumDiketahui: [
    ['TMT jabatan kosong', { bkn: { tmtJabatan: null } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [['PPPK', { bkn: { statusAsn: 'PPPK' } }]],
  tidakMenyangkut: [['pengangkatan', { usul: { jenis: 'PENGANGKATAN' } }]],
  tingkat: [['INFO', {}]],
});
