import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { c04 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c04-enam-bulan-pertama-kepala-daerah.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const kepala = (status: 'DEFINITIF' | 'PJ' | 'PJS' | 'PLT' | 'PLH', tanggalLantik = '2021-02-26') =>
  ({ kepalaDaerah: diketahui({ status, tanggalLantik: tanggal(tanggalLantik), nomorSk: 'KD-901' }) }) as const;
const MENDAGRI = { persetujuanMendagri: { nomor: 'M-901', tanggal: tanggal('2025-06-12') } };

ujiAturan(c04, {
  lolos: [
    ['lantik 20-02-2025, TMT 20-08-2025', { usul: { tmt: tanggal('2025-08-20') }, fakta: kepala('DEFINITIF', '2025-02-20') }],
    ['dengan persetujuan Mendagri', { fakta: { ...kepala('DEFINITIF', '2025-02-20'), ...MENDAGRI } }],
  ],
  gagal: [['lantik 20-02-2025, TMT 19-08-2025', { usul: { tmt: tanggal('2025-08-19') }, fakta: kepala('DEFINITIF', '2025-02-20') }, '2025-08-20']],
  belumDiketahui: [
    ['kepala daerah belum dicatat', { fakta: { kepalaDaerah: diketahui(null) } }],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakMenyangkut: [['instansi pusat', { tujuan: { daerah: false } }]],
  tingkat: [
    ['WARN', {}, 'AJUKAN'],
    ['WARN', {}, 'PERTEK'],
    ['BLOCK', {}, 'SK'],
    ['BLOCK', {}, 'PELANTIKAN'],
  ],
});
