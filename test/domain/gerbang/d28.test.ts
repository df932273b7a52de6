import { d28 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d28-promosi-tidak-melompat.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d28, {
  lolos: [
    ['pengawas ke administrator', { tujuan: { jenjang: 'ADMINISTRATOR', eselonId: '31' } }],
    ['JF ahli muda ke administrator', { tujuan: { jenjang: 'ADMINISTRATOR', eselonId: '31' }, bkn: { jenisJabatanId: '2', eselonId: null, jenjangId: 'MU' } }],
    ['pelaksana ke pengawas', { bkn: { jenisJabatanId: '4', eselonId: null } }],
  ],
  gagal: [
    [
      'pelaksana ke administrator',
      { tujuan: { jenjang: 'ADMINISTRATOR', eselonId: '31' }, bkn: { jenisJabatanId: '4', eselonId: null } },
      'dari pelaksana ke administrator',
    ],
    ['pengawas ke JPT pratama', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' } }],
  ],
  belumDiketahui: [
    ['jenjang JF asal tidak dikenal', { tujuan: { jenjang: 'ADMINISTRATOR', eselonId: '31' }, bkn: { jenisJabatanId: '2', eselonId: null, jenjangId: 'XX' } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [
    ['setara', {}],
    ['turun', { bkn: { eselonId: '31' } }],
  ],
  tidakMenyangkut: [['pelaksana', { tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null } }]],
});
