import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { c05 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c05-penjabat-butuh-mendagri.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const kepala = (status: 'DEFINITIF' | 'PJ' | 'PJS' | 'PLT' | 'PLH', tanggalLantik = '2021-02-26') =>
  ({ kepalaDaerah: diketahui({ status, tanggalLantik: tanggal(tanggalLantik), nomorSk: 'KD-901' }) }) as const;
const MENDAGRI = { persetujuanMendagri: { nomor: 'M-901', tanggal: tanggal('2025-06-12') } };

ujiAturan(c05, {
  lolos: [['penjabat dengan persetujuan Mendagri', { fakta: { ...kepala('PJ'), ...MENDAGRI } }]],
  gagal: [
    ['PJ', { fakta: { ...kepala('PJ') } }, 'PJ kepala daerah'],
    ['PJS', { fakta: { ...kepala('PJS') } }, 'PJS kepala daerah'],
    ['PLT', { fakta: { ...kepala('PLT') } }, 'PLT kepala daerah'],
    ['PLH', { fakta: { ...kepala('PLH') } }, 'PLH kepala daerah'],
  ],
  belumDiketahui: [['semua sumber diam', { gelap: true }]],
  tidakBerlaku: [['definitif', {}]],
  tidakMenyangkut: [['instansi pusat', { tujuan: { daerah: false } }]],
  tingkat: [
    ['WARN', {}, 'AJUKAN'],
    ['BLOCK', {}, 'SK'],
  ],
});
