import { tanggal } from '../../../domain/asn/tanggal.ts';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { c06 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c06-larangan-pilkada-bagi-penjabat.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const kepala = (status: 'DEFINITIF' | 'PJ' | 'PJS' | 'PLT' | 'PLH', tanggalLantik = '2021-02-26') =>
  ({ kepalaDaerah: diketahui({ status, tanggalLantik: tanggal(tanggalLantik), nomorSk: 'KD-901' }) }) as const;
const MENDAGRI = { persetujuanMendagri: { nomor: 'M-901', tanggal: tanggal('2025-06-12') } };

ujiAturan(c06, {
  lolos: [
    [
      'sehari sebelum masa larangan',
      {
        usul: { tmt: tanggal('2024-03-21') },
        fakta: { ...kepala('PJ'), pilkada: diketahui([{ penetapanPaslon: tanggal('2024-09-22'), akhirMasaJabatan: tanggal('2025-02-20') }]) },
      },
    ],
    [
      'dengan persetujuan Mendagri',
      {
        usul: { tmt: tanggal('2024-03-22') },
        fakta: { ...kepala('PJ'), ...MENDAGRI, pilkada: diketahui([{ penetapanPaslon: tanggal('2024-09-22'), akhirMasaJabatan: tanggal('2025-02-20') }]) },
      },
    ],
  ],
  gagal: [
    [
      'hari pertama masa larangan',
      {
        usul: { tmt: tanggal('2024-03-22') },
        fakta: { ...kepala('PJ'), pilkada: diketahui([{ penetapanPaslon: tanggal('2024-09-22'), akhirMasaJabatan: tanggal('2025-02-20') }]) },
      },
      '2024-03-22',
    ],
  ],
  belumDiketahui: [
    ['kalender belum dimuat', { fakta: { ...kepala('PJ'), pilkada: belumDiketahui('kosong') } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [
    [
      'definitif',
      {
        usul: { tmt: tanggal('2024-03-22') },
        fakta: { ...kepala('DEFINITIF'), pilkada: diketahui([{ penetapanPaslon: tanggal('2024-09-22'), akhirMasaJabatan: tanggal('2025-02-20') }]) },
      },
    ],
  ],
  tidakMenyangkut: [['instansi pusat', { tujuan: { daerah: false } }]],
});
