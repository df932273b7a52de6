import { d03 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d03-pendidikan-minimum.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d03, {
  lolos: [
    ['D-III untuk pengawas', { bkn: { tkPendidikanId: '30' } }],
    ['D-IV untuk administrator', { tujuan: { jenjang: 'ADMINISTRATOR', eselonId: '31' }, bkn: { tkPendidikanId: '35' } }],
    ['SLTA kejuruan untuk pelaksana', { tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null }, bkn: { tkPendidikanId: '17' } }],
    ['profesi untuk JPT', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { tkPendidikanId: '42' } }],
    ['batas bertanggal lain', { bkn: { tkPendidikanId: '25' }, konteks: { parameter: { PENGAWAS: 20 } } }],
  ],
  gagal: [
    ['D-II untuk pengawas', { bkn: { tkPendidikanId: '25' } }, '30'],
    ['D-III untuk administrator', { tujuan: { jenjang: 'ADMINISTRATOR', eselonId: '31' }, bkn: { tkPendidikanId: '30' } }],
    ['SLTP untuk pelaksana', { tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null }, bkn: { tkPendidikanId: '12' } }],
    ['D-III untuk JPT', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { tkPendidikanId: '30' } }],
    [
      'SD dengan angka bawaan berawalan nol',
      { tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null }, bkn: { tkPendidikanId: '05' }, konteks: { parameter: { PELAKSANA: 10 } } },
    ],
  ],
  belumDiketahui: [
    ['pendidikan kosong', { bkn: { tkPendidikanId: null } }],
    ['tingkat tidak dikenal', { bkn: { tkPendidikanId: '99' } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakMenyangkut: [
    ['jabatan fungsional', { tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null } }],
    ['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }],
  ],
});
