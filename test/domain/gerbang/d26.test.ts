import { d26 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d26-tidak-rangkap-jabatan.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d26, {
  lolos: [['satu jabatan', {}]],
  gagal: [['jenis jabatan rangkap', { bkn: { jenisJabatanId: '3' } }]],
  belumDiketahui: [
    ['jenis jabatan kosong', { bkn: { jenisJabatanId: null } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakMenyangkut: [['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }]],
});
