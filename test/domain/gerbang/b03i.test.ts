import { b03i } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b03i-pemeriksaan-pada-mutasi-internal.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(b03i, {
  lolos: [
    ['tanpa kasus', {}],
    ['kasus yang sudah berakhir', { fakta: tercatatKasus(tercatatContoh('PEMERIKSAAN', { akhir: tercatatContoh('PEMERIKSAAN').mulai })) }],
  ],
  gagal: [
    ['kasus terbuka', { fakta: tercatatKasus(tercatatContoh('PEMERIKSAAN', { dokumen: 'KASUS-7' })) }, 'KASUS-7'],
    ['upaya administratif berjalan', { fakta: tercatatKasus(tercatatContoh('BANDING')) }, 'Upaya administratif'],
  ],
  belumDiketahui: [['semua sumber diam', { gelap: true }]],
  tidakMenyangkut: [['antar-instansi dinilai B03', { usul: { asalInstansiId: 'INSTANSI-99' } }]],
  tingkat: [['WARN', {}]],
});
