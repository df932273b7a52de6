import { tanggal } from '../../../domain/asn/tanggal.ts';
import { c08 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c08-pertek-sebelum-sk.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(c08, {
  lolos: [
    ['pertek sebelum SK', {}],
    ['pertek pada hari SK', { fakta: { pertek: { nomor: 'P-901', tanggal: tanggal('2025-06-15') } } }],
  ],
  gagal: [
    ['tanpa pertek', { fakta: { pertek: null } }, 'tanpa pertek'],
    ['pertek sesudah SK', { fakta: { pertek: { nomor: 'P-901', tanggal: tanggal('2025-06-16') } } }, 'mendahului'],
  ],
  belumDiketahui: [['SK belum tercatat', { fakta: { sk: null } }]],
  tidakMenyangkut: [
    ['saat diajukan', { konteks: { tahap: 'AJUKAN' } }],
    ['saat pertek terbit', { konteks: { tahap: 'PERTEK' } }],
  ],
});
