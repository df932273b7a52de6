import { tanggal } from '../../../domain/asn/tanggal.ts';
import { c15 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c15-tmt-rentang-wajar.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(c15, {
  lolos: [
    ['90 hari ke belakang', { konteks: { tahap: 'AJUKAN' }, usul: { tmt: tanggal('2025-03-18') } }],
    ['180 hari ke depan', { konteks: { tahap: 'AJUKAN' }, usul: { tmt: tanggal('2025-12-13') } }],
  ],
  gagal: [
    ['91 hari ke belakang', { konteks: { tahap: 'AJUKAN' }, usul: { tmt: tanggal('2025-03-17') } }],
    ['181 hari ke depan', { konteks: { tahap: 'AJUKAN' }, usul: { tmt: tanggal('2025-12-14') } }, '2025-12-14'],
  ],
  belumDiketahui: [],
  tidakMenyangkut: [['saat SK terbit', {}]],
});
