import { a14 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a14-cpns-lebih-setahun.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(a14, {
  lolos: [
    ['CPNS tepat 13 bulan', { bkn: { statusAsn: 'CPNS', tmtCpns: '2024-06-01' } }],
    ['batas bertanggal lain', { bkn: { statusAsn: 'CPNS', tmtCpns: '2024-05-31' }, konteks: { parameter: { bulanMaks: 24 } } }],
  ],
  gagal: [['CPNS lebih dari 13 bulan', { bkn: { statusAsn: 'CPNS', tmtCpns: '2024-05-31' } }, '2024-05-31']],
  belumDiketahui: [
    ['TMT CPNS kosong', { bkn: { statusAsn: 'CPNS', tmtCpns: null } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [['PNS', {}, 'PNS']],
});
