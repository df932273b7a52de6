import { tanggal } from '../../../domain/asn/tanggal.ts';
import { belumDiketahui } from '../../../domain/hasil.ts';
import { c08 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c08-pertek-sebelum-sk.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const PELAKSANA = { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null } as const;

ujiAturan(c08, {
  lolos: [
    ['pertek sebelum SK', {}],
    ['pertek pada hari SK', { fakta: { pertek: { nomor: 'P-901', tanggal: tanggal('2025-06-15') } } }],
  ],
  gagal: [
    ['pengawas tanpa pertek', { fakta: { pertek: null }, konteks: { hariIni: tanggal('2025-07-01') } }, 'tanpa pertek'],
    ['JPT pratama tanpa pertek', { fakta: { pertek: null }, tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' } }, 'tanpa pertek'],
    [
      'pelaksana tanpa pertek, kepala daerah belum dicatat',
      { fakta: { pertek: null, kepalaDaerah: belumDiketahui('belum dicatat') }, tujuan: PELAKSANA },
      'tanpa pertek',
    ],
    ['pertek sesudah SK', { fakta: { pertek: { nomor: 'P-901', tanggal: tanggal('2025-06-16') } } }, 'mendahului'],
  ],
  tidakBerlaku: [['pelaksana di dalam instansi: hukum tidak meminta pertek', { fakta: { pertek: null }, tujuan: PELAKSANA }, 'tidak wajib']],
  belumDiketahui: [['SK belum tercatat', { fakta: { sk: null } }]],
  tidakMenyangkut: [
    ['saat diajukan', { konteks: { tahap: 'AJUKAN' } }],
    ['saat pertek terbit', { konteks: { tahap: 'PERTEK' } }],
  ],
});
