import { tanggal } from '../../../domain/asn/tanggal.ts';
import { b05 } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b05-ditahan-diberhentikan-sementara.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(b05, {
  lolos: [
    ['tidak ditahan', {}],
    ['sudah diberhentikan sementara', { bkn: { kedudukanHukumId: '04' }, fakta: tercatatKasus(tercatatContoh('DITAHAN')) }],
    ['penahanan berakhir kemarin', { fakta: tercatatKasus(tercatatContoh('DITAHAN', { akhir: tanggal('2025-06-15') })) }],
  ],
  gagal: [
    ['ditahan dan masih aktif', { fakta: tercatatKasus(tercatatContoh('DITAHAN')) }, 'sejak 2024-01-01'],
    ['penahanan berakhir hari ini', { fakta: tercatatKasus(tercatatContoh('DITAHAN', { akhir: tanggal('2025-06-16') })) }],
  ],
  belumDiketahui: [
    ['semua sumber diam', { gelap: true }, 'Ditahan'],
    ['kedudukan hukum kosong', { bkn: { kedudukanHukumId: null }, fakta: tercatatKasus(tercatatContoh('DITAHAN')) }, 'Kedudukan hukum'],
  ],
});
