import { e11 } from '../../../domain/mutasi/gerbang/aturan/e-antar-instansi/e11-biaya-instansi-penerima.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(e11, {
  tanpaBukti: true,
  lolos: [],
  gagal: [['selalu diberitahukan', { usul: { asalInstansiId: 'INSTANSI-99' } }, 'instansi penerima']],
  belumDiketahui: [],
  tidakMenyangkut: [['mutasi internal', {}]],
  tingkat: [['INFO', { usul: { asalInstansiId: 'INSTANSI-99' } }]],
});
