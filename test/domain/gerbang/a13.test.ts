import { a13 } from '../../../domain/mutasi/gerbang/aturan/a-identitas/a13-cpns-belum-boleh.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(a13, {
  lolos: [
    ['PNS', {}],
    ['PPPK', { bkn: { statusAsn: 'PPPK' } }],
  ],
  gagal: [['CPNS', { bkn: { statusAsn: 'CPNS' } }, 'CPNS belum dapat']],
  belumDiketahui: [
    ['status kosong', { bkn: { statusAsn: null } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakMenyangkut: [['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }]],
});
