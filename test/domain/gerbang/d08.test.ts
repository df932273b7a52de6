import { diketahui } from '../../../domain/hasil.ts';
import { d08 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d08-pengecualian-presiden.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d08, {
  lolos: [['tidak dipakai', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' } }]],
  gagal: [
    ['dipakai', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, fakta: { dokumen: diketahui([dokumenContoh('PERSETUJUAN_PRESIDEN')]) } }, 'Dikecualikan'],
  ],
  belumDiketahui: [['semua sumber diam', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, gelap: true }]],
  tidakMenyangkut: [['pengawas', {}]],
  tingkat: [['INFO', {}]],
});
