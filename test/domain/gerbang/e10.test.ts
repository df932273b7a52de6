import { e10 } from '../../../domain/mutasi/gerbang/aturan/e-antar-instansi/e10-pertek-antar-instansi.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(e10, {
  lolos: [['pertek ada', { usul: { asalInstansiId: 'INSTANSI-99' } }]],
  gagal: [],
  belumDiketahui: [['pertek belum ada', { usul: { asalInstansiId: 'INSTANSI-99' }, fakta: { pertek: null } }]],
  tidakMenyangkut: [
    ['mutasi internal', {}],
    ['saat diajukan', { usul: { asalInstansiId: 'INSTANSI-99' }, konteks: { tahap: 'AJUKAN' } }],
  ],
});
