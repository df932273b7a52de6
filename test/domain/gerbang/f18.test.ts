import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { f18 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f18-henti-jabatan-masa-pilkada.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { alasanJabatan: 'CLTN' }, tmt: tanggal('2024-06-01') } as const;
const pilkada = diketahui([{ penetapanPaslon: tanggal('2024-09-22'), akhirMasaJabatan: tanggal('2025-02-20') }]);

ujiAturan(f18, {
  lolos: [['dalam masa larangan dengan persetujuan', { usul, fakta: { pilkada, persetujuanMendagri: { nomor: 'M-1', tanggal: tanggal('2024-03-20') } } }]],
  gagal: [
    ['hari pertama larangan 22-03-2024', { usul: { ...usul, tmt: tanggal('2024-03-22') }, fakta: { pilkada } }, 'tanpa persetujuan Mendagri'],
    ['kepala daerah penjabat', { usul, fakta: { kepalaDaerah: diketahui({ status: 'PJ', tanggalLantik: tanggal('2020-01-01'), nomorSk: 'KD-1' }) } }],
    [
      'bulan ke-6 kepala daerah',
      {
        usul: { ...usul, tmt: tanggal('2025-08-19') },
        fakta: { kepalaDaerah: diketahui({ status: 'DEFINITIF', tanggalLantik: tanggal('2025-02-20'), nomorSk: 'KD-1' }) },
      },
    ],
  ],
  belumDiketahui: [['semua sumber diam', { usul, gelap: true }]],
  tidakBerlaku: [
    ['sehari sebelum larangan 21-03-2024', { usul: { ...usul, tmt: tanggal('2024-03-21') }, fakta: { pilkada } }],
    [
      'tepat 6 bulan kepala daerah',
      {
        usul: { ...usul, tmt: tanggal('2025-08-20') },
        fakta: { kepalaDaerah: diketahui({ status: 'DEFINITIF', tanggalLantik: tanggal('2025-02-20'), nomorSk: 'KD-1' }) },
      },
    ],
  ],
  tidakMenyangkut: [
    ['instansi pusat', { usul, tujuan: { daerah: false, provinsiId: null } }],
    ['berhenti sebagai ASN', { usul: { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '1' } } }],
  ],
  tingkat: [
    ['WARN', { usul }, 'AJUKAN'],
    ['BLOCK', { usul }, 'SK'],
  ],
});
