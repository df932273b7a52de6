import { diketahui } from '../../../domain/hasil.ts';
import { d31 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d31-golongan-jenjang-jf.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const menuju = (jenjangJf: string | null) => ({
  tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null } as const,
  fakta: { rujukan: diketahui({ nama: 'ANALIS CONTOH', jenjangJf, eselonId: null, unor: null }) },
});

ujiAturan(d31, {
  lolos: [
    ['III/d pada ahli muda', menuju('MU')],
    ['IV/c pada ahli madya', { ...menuju('MA'), bkn: { golAkhirId: '43' } }],
    ['II/b pada terampil', { ...menuju('TR'), bkn: { golAkhirId: '22' } }],
  ],
  gagal: [
    ['III/d pada ahli pertama', menuju('PT')],
    ['III/d pada ahli madya', menuju('MA'), 'jenjang MA'],
    ['IV/d pada ahli madya', { ...menuju('MA'), bkn: { golAkhirId: '44' } }],
  ],
  belumDiketahui: [
    ['jenjang tidak dikenal', menuju('XX')],
    ['golongan kosong', { ...menuju('MU'), bkn: { golAkhirId: null } }],
    ['semua sumber diam', { tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null }, gelap: true }],
  ],
  tidakBerlaku: [['PPPK', { ...menuju('MU'), bkn: { statusAsn: 'PPPK', golAkhirId: 'IX' } }]],
  tidakMenyangkut: [['struktural', {}]],
});
