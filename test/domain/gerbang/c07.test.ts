import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { c07 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c07-urutan-pertek-mendagri.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const kepala = (status: 'DEFINITIF' | 'PJ' | 'PJS' | 'PLT' | 'PLH', tanggalLantik = '2021-02-26') =>
  ({ kepalaDaerah: diketahui({ status, tanggalLantik: tanggal(tanggalLantik), nomorSk: 'KD-901' }) }) as const;
const MENDAGRI = { persetujuanMendagri: { nomor: 'M-901', tanggal: tanggal('2025-06-12') } };

ujiAturan(c07, {
  lolos: [['Mendagri sesudah pertek', { fakta: { ...kepala('PJ'), ...MENDAGRI } }]],
  gagal: [['Mendagri sebelum pertek', { fakta: { ...kepala('PJ'), persetujuanMendagri: { nomor: 'M-901', tanggal: tanggal('2025-06-09') } } }]],
  belumDiketahui: [
    ['persetujuan belum tercatat', { fakta: { ...kepala('PJ') } }],
    ['pertek belum tercatat', { fakta: { ...kepala('PJ'), ...MENDAGRI, pertek: null } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [['tidak perlu Mendagri', { fakta: MENDAGRI }]],
  tidakMenyangkut: [
    ['instansi pusat', { tujuan: { daerah: false } }],
    ['saat diajukan', { konteks: { tahap: 'AJUKAN' } }],
  ],
});
