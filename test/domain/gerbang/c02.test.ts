import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { c02 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c02-pejabat-ditunjuk-wajib-pertek.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const kepala = (status: 'DEFINITIF' | 'PJ' | 'PJS' | 'PLT' | 'PLH', tanggalLantik = '2021-02-26') =>
  ({ kepalaDaerah: diketahui({ status, tanggalLantik: tanggal(tanggalLantik), nomorSk: 'KD-901' }) }) as const;

ujiAturan(c02, {
  lolos: [['penjabat dengan pertek', { fakta: { ...kepala('PJ') } }]],
  gagal: [
    ['PJ tanpa pertek', { fakta: { ...kepala('PJ'), pertek: null } }, 'PJ wajib pertek'],
    ['PJS tanpa pertek', { fakta: { ...kepala('PJS'), pertek: null } }, 'PJS wajib pertek'],
    ['PLT tanpa pertek', { fakta: { ...kepala('PLT'), pertek: null } }, 'PLT wajib pertek'],
    ['PLH tanpa pertek', { fakta: { ...kepala('PLH'), pertek: null } }, 'PLH wajib pertek'],
    ['pertek sesudah SK', { fakta: { ...kepala('PJ'), pertek: { nomor: 'P-901', tanggal: tanggal('2025-06-16') } } }],
  ],
  belumDiketahui: [
    ['kepala daerah belum dicatat', { fakta: { kepalaDaerah: diketahui(null) } }],
    ['SK belum tercatat', { fakta: { ...kepala('PJ'), sk: null } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakBerlaku: [['definitif', { fakta: { pertek: null } }]],
  tidakMenyangkut: [
    ['instansi pusat', { tujuan: { daerah: false } }],
    ['saat diajukan', { konteks: { tahap: 'AJUKAN' } }],
  ],
});
