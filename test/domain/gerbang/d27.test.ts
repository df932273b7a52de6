import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { d27 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d27-demosi-beralasan.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d27, {
  lolos: [
    [
      'permohonan sendiri',
      { tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null }, fakta: { dokumen: diketahui([dokumenContoh('PERMOHONAN_SENDIRI')]) } },
    ],
    [
      'hukuman penurunan jabatan',
      {
        tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null },
        fakta: { dokumen: diketahui([]), hukuman: diketahui([{ jenisHukumanId: '27', tingkat: 'B', mulai: null, akhir: null, nomorSk: 'H-901' }]) },
      },
    ],
  ],
  gagal: [
    ['tanpa dasar', { tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null }, fakta: { dokumen: diketahui([]) } }, 'dari pengawas ke pelaksana'],
    [
      'hukuman lain',
      {
        tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null },
        fakta: { dokumen: diketahui([]), hukuman: diketahui([{ jenisHukumanId: '23', tingkat: 'B', mulai: null, akhir: null, nomorSk: 'H-901' }]) },
      },
    ],
  ],
  belumDiketahui: [
    [
      'hukuman belum diketahui',
      { tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null }, fakta: { dokumen: diketahui([]), hukuman: belumDiketahui('basi') } },
    ],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [['setara', {}]],
  tidakMenyangkut: [['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }]],
});
