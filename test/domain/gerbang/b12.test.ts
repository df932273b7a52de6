import { tanggal } from '../../../domain/asn/tanggal.ts';
import { b12 } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b12-bukan-keluarga-ppk.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(b12, {
  lolos: [
    ['tidak ada keluarga', {}],
    ['keluarga PPK instansi lain', { fakta: tercatatKasus(tercatatContoh('KELUARGA', { nilai: 'PPK', acuan: 'INSTANSI-99' })) }],
    ['keluarga PyB dinilai B12K', { fakta: tercatatKasus(tercatatContoh('KELUARGA', { nilai: 'PYB', acuan: 'INSTANSI-01' })) }],
    [
      'masa jabatan keluarga berakhir sebelum TMT',
      { fakta: tercatatKasus(tercatatContoh('KELUARGA', { nilai: 'PPK', acuan: 'INSTANSI-01', akhir: tanggal('2025-06-30') })) },
    ],
  ],
  gagal: [
    ['keluarga PPK tujuan', { fakta: tercatatKasus(tercatatContoh('KELUARGA', { nilai: 'PPK', acuan: 'INSTANSI-01' })) }, 'PPK'],
    [
      'masa jabatan keluarga berakhir pada TMT',
      { fakta: tercatatKasus(tercatatContoh('KELUARGA', { nilai: 'PPK', acuan: 'INSTANSI-01', akhir: tanggal('2025-07-01') })) },
    ],
  ],
  belumDiketahui: [['semua sumber diam', { gelap: true }]],
  tidakMenyangkut: [['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }]],
});
