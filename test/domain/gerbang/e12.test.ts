import { diketahui } from '../../../domain/hasil.ts';
import { e12 } from '../../../domain/mutasi/gerbang/aturan/e-antar-instansi/e12-data-asal-sinkron.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const antar = { asalInstansiId: 'INSTANSI-99' };
const selisih = (level: 'BLOKIR' | 'PERINGATAN' | 'INFO', status: string) => ({
  selisih: diketahui([{ id: 'S1', bidang: 'gelar', level, nilaiBkn: null, nilaiSimpeg: null, sejak: '2025-06-01T00:00:00Z', status }]),
});

ujiAturan(e12, {
  lolos: [
    ['tidak ada selisih', { usul: antar }],
    ['dikecualikan steward', { usul: antar, fakta: selisih('PERINGATAN', 'DIKECUALIKAN') }],
    ['tertutup', { usul: antar, fakta: selisih('BLOKIR', 'TERTUTUP') }],
    ['hanya informasi', { usul: antar, fakta: selisih('INFO', 'BARU') }],
  ],
  gagal: [
    ['selisih peringatan terbuka', { usul: antar, fakta: selisih('PERINGATAN', 'BARU') }, '1 selisih'],
    ['selisih blokir terbuka', { usul: antar, fakta: selisih('BLOKIR', 'DITINJAU') }],
  ],
  belumDiketahui: [['semua sumber diam', { usul: antar, gelap: true }]],
  tidakMenyangkut: [['mutasi internal', {}]],
});
