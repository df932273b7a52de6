import { d02 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d02-pangkat-maksimum-eselon.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d02, {
  lolos: [['III/d pada IV.a', {}]],
  gagal: [
    ['IV/a pada IV.a', { bkn: { golAkhirId: '41' } }, '34'],
    ['III/d pada IV.b', { tujuan: { eselonId: '42' } }],
  ],
  belumDiketahui: [
    ['golongan kosong', { bkn: { golAkhirId: null } }],
    ['golongan PPPK pada PNS', { bkn: { golAkhirId: 'IX' } }],
    ['eselon tidak dikenal', { tujuan: { eselonId: '77' } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [['PPPK', { bkn: { statusAsn: 'PPPK', golAkhirId: 'IX' } }]],
  tidakMenyangkut: [['pelaksana', { tujuan: { jenisJabatanId: '4', jenjang: 'PELAKSANA' } }]],
});
