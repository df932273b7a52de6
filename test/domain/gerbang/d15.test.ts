import { diketahui } from '../../../domain/hasil.ts';
import { d15 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d15-pelatihan-kepemimpinan.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d15, {
  lolos: [['dokumen terlampir', { usul: { jenis: 'PENGANGKATAN' }, fakta: { dokumen: diketahui([dokumenContoh('SERTIFIKAT_PELATIHAN')]) } }]],
  gagal: [
    ['tanpa dokumen', { usul: { jenis: 'PENGANGKATAN' }, fakta: { dokumen: diketahui([]) } }, 'Dokumen belum ada'],
    ['hanya dokumen lain', { usul: { jenis: 'PENGANGKATAN' }, fakta: { dokumen: diketahui([dokumenContoh('SURAT_USUL')]) } }],
  ],
  belumDiketahui: [['semua sumber diam', { usul: { jenis: 'PENGANGKATAN' }, gelap: true }]],
  tidakMenyangkut: [['mutasi setara', {}]],
});
