import { e06 } from '../../../domain/mutasi/gerbang/aturan/e-antar-instansi/e06-pppk-pindah-internal.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(e06, {
  lolos: [['PPPK pada jabatan yang sama', { bkn: { statusAsn: 'PPPK', jabatanId: 'JABATAN-03' } }]],
  gagal: [['PPPK berganti jabatan', { bkn: { statusAsn: 'PPPK' } }]],
  belumDiketahui: [
    ['jabatan kosong', { bkn: { statusAsn: 'PPPK', jabatanId: null } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [['PNS', {}]],
  tidakMenyangkut: [['antar-instansi', { usul: { asalInstansiId: 'INSTANSI-99' } }]],
});
