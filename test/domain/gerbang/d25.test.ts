import { diketahui } from '../../../domain/hasil.ts';
import { d25 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d25-jabatan-tidak-ganda.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d25, {
  lolos: [['jabatan kosong', {}]],
  gagal: [['masih diduduki', { fakta: { pemangku: diketahui(1) } }, 'masih diduduki']],
  belumDiketahui: [['semua sumber diam', { gelap: true }]],
  tidakMenyangkut: [
    ['pelaksana', { tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null } }],
    ['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }],
  ],
});
