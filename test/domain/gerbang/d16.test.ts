import { diketahui } from '../../../domain/hasil.ts';
import { d16 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d16-jalur-pengisian-jpt.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d16, {
  lolos: [
    ['seleksi terbuka', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, fakta: { dokumen: diketahui([dokumenContoh('LAPORAN_PANSEL')]) } }],
    ['manajemen talenta', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, fakta: { dokumen: diketahui([dokumenContoh('PERSETUJUAN_TALENTA')]) } }],
  ],
  gagal: [['tanpa jalur', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, fakta: { dokumen: diketahui([dokumenContoh('HASIL_UJI_KOMPETENSI')]) } }]],
  belumDiketahui: [['semua sumber diam', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, gelap: true }]],
  tidakBerlaku: [['setara', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { eselonId: '21' } }]],
  tidakMenyangkut: [['pengawas', {}]],
});
