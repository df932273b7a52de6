import { tanggal } from '../../../domain/asn/tanggal.ts';
import { c10 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c10-masa-berlaku-pertek.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(c10, {
  lolos: [['tepat pada hari terakhir', { fakta: { pertek: { nomor: 'P-901', tanggal: tanggal('2025-05-16') } }, konteks: { parameter: { hariMaks: 30 } } }]],
  gagal: [
    ['sehari sesudahnya', { fakta: { pertek: { nomor: 'P-901', tanggal: tanggal('2025-05-15') } }, konteks: { parameter: { hariMaks: 30 } } }, '2025-06-14'],
  ],
  belumDiketahui: [
    ['tanpa pertek', { fakta: { pertek: null }, konteks: { parameter: { hariMaks: 30 } } }],
    ['tanpa SK', { fakta: { sk: null }, konteks: { parameter: { hariMaks: 30 } } }],
  ],
  tidakBerlaku: [['masa berlaku belum ditetapkan', {}]],
  tidakMenyangkut: [['saat diajukan', { konteks: { tahap: 'AJUKAN' } }]],
});
