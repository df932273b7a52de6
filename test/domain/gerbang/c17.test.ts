import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { c17 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c17-pelantikan-setelah-keputusan.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const kepala = (status: 'DEFINITIF' | 'PJ' | 'PJS' | 'PLT' | 'PLH', tanggalLantik = '2021-02-26') =>
  ({ kepalaDaerah: diketahui({ status, tanggalLantik: tanggal(tanggalLantik), nomorSk: 'KD-901' }) }) as const;
const MENDAGRI = { persetujuanMendagri: { nomor: 'M-901', tanggal: tanggal('2025-06-12') } };

ujiAturan(c17, {
  lolos: [
    ['pada hari SK', { konteks: { tahap: 'PELANTIKAN' }, fakta: { pelantikan: tanggal('2025-06-15') } }],
    ['sesudah persetujuan Mendagri', { konteks: { tahap: 'PELANTIKAN' }, fakta: { ...kepala('PJ'), ...MENDAGRI } }],
  ],
  gagal: [
    ['sebelum SK', { konteks: { tahap: 'PELANTIKAN' }, fakta: { pelantikan: tanggal('2025-06-14') } }, 'mendahului'],
    [
      'sebelum persetujuan Mendagri',
      { konteks: { tahap: 'PELANTIKAN' }, fakta: { ...kepala('PJ'), persetujuanMendagri: { nomor: 'M-901', tanggal: tanggal('2025-06-17') } } },
    ],
  ],
  belumDiketahui: [
    ['tanggal pelantikan belum tercatat', { konteks: { tahap: 'PELANTIKAN' }, fakta: { pelantikan: null } }],
    ['SK belum tercatat', { konteks: { tahap: 'PELANTIKAN' }, fakta: { sk: null } }],
    ['persetujuan yang perlu belum tercatat', { konteks: { tahap: 'PELANTIKAN' }, fakta: { ...kepala('PJ') } }],
  ],
  tidakMenyangkut: [['saat SK terbit', {}]],
});
