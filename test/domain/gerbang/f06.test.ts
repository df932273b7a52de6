import { tanggal } from '../../../domain/asn/tanggal.ts';
import { f06 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f06-aps-ditunda-setahun.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '3' } } as const;
const tunda = (mulai: string, akhir: string | null) =>
  tercatatKasus(tercatatContoh('PENUNDAAN_APS', { mulai: tanggal(mulai), akhir: akhir === null ? null : tanggal(akhir) }));

ujiAturan(f06, {
  lolos: [
    ['tidak ditunda', { usul }],
    ['ditunda tepat setahun', { usul, fakta: tunda('2024-07-01', '2025-07-01') }],
    ['masih ditunda, belum setahun', { usul, fakta: tunda('2024-07-01', null) }],
  ],
  gagal: [
    ['setahun dan sehari', { usul, fakta: tunda('2024-06-30', '2025-07-01') }, 'melebihi 12 bulan'],
    ['masih ditunda lebih dari setahun', { usul, fakta: tunda('2024-06-30', null) }],
  ],
  belumDiketahui: [['semua sumber diam', { usul, gelap: true }]],
  tidakMenyangkut: [['jenis lain', { usul: { ...usul, rincian: { jenisPemberhentian: '1' } } }]],
});
