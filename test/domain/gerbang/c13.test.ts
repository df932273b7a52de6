import { diketahui } from '../../../domain/hasil.ts';
import { c13 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c13-pertimbangan-tim-penilai-kinerja.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(c13, {
  lolos: [
    ['dokumen terlampir', { usul: {}, fakta: { dokumen: diketahui([dokumenContoh('BA_TPK')]) } }],
    ['pengangkatan administrator', { usul: { jenis: 'PENGANGKATAN' }, tujuan: { jenjang: 'ADMINISTRATOR', eselonId: '31' } }],
  ],
  gagal: [
    ['tanpa dokumen', { usul: {}, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada'],
    ['hanya dokumen lain', { usul: {}, fakta: { dokumen: diketahui([dokumenContoh('SURAT_USUL')]) } }],
  ],
  belumDiketahui: [['semua sumber diam', { usul: {}, gelap: true }]],
  tidakMenyangkut: [['antar-instansi', { usul: { asalInstansiId: 'INSTANSI-99' } }]],
});
