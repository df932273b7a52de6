import { diketahui } from '../../../domain/hasil.ts';
import { f11 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f11-akta-kematian.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '2' } } as const;

ujiAturan(f11, {
  lolos: [
    ['terlampir', { usul, fakta: { dokumen: diketahui([dokumenContoh('AKTA_KEMATIAN')]) } }],
    ['jenis 6 juga', { usul: { ...usul, rincian: { jenisPemberhentian: '6' } } }],
  ],
  gagal: [['tanpa dokumen', { usul, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada']],
  belumDiketahui: [['semua sumber diam', { usul, gelap: true }]],
  tidakMenyangkut: [['jenis lain', { usul: { ...usul, rincian: { jenisPemberhentian: '1' } } }]],
});
