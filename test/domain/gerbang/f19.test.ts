import { diketahui } from '../../../domain/hasil.ts';
import { f19 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f19-jabatan-kosong-setelah-henti.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(f19, {
  lolos: [['dokumen terlampir', { usul: { jenis: 'PEMBERHENTIAN' }, fakta: { dokumen: diketahui([dokumenContoh('SURAT_PERINTAH_PLT')]) } }]],
  gagal: [
    ['tanpa dokumen', { usul: { jenis: 'PEMBERHENTIAN' }, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada'],
    ['hanya dokumen lain', { usul: { jenis: 'PEMBERHENTIAN' }, fakta: { dokumen: diketahui([dokumenContoh('SURAT_USUL')]) } }],
  ],
  belumDiketahui: [['semua sumber diam', { usul: { jenis: 'PEMBERHENTIAN' }, gelap: true }]],
  tidakMenyangkut: [['pemindahan', {}]],
});
