import { diketahui } from '../../../domain/hasil.ts';
import { f14 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f14-tim-penguji-kesehatan.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '4' } } as const;

ujiAturan(f14, {
  lolos: [
    ['terlampir', { usul, fakta: { dokumen: diketahui([dokumenContoh('SURAT_PENGUJI_KESEHATAN')]) } }],
    ['jenis 5 juga', { usul: { ...usul, rincian: { jenisPemberhentian: '5' } } }],
  ],
  gagal: [['tanpa dokumen', { usul, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada']],
  belumDiketahui: [['semua sumber diam', { usul, gelap: true }]],
  tidakMenyangkut: [['jenis lain', { usul: { ...usul, rincian: { jenisPemberhentian: '1' } } }]],
});
