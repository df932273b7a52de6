import { b12k } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b12k-bukan-keluarga-atasan.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(b12k, {
  lolos: [
    ['tidak ada keluarga', {}],
    ['atasan unit lain', { fakta: tercatatKasus(tercatatContoh('KELUARGA', { nilai: 'ATASAN', acuan: 'UNOR-99' })) }],
    ['PyB instansi lain', { fakta: tercatatKasus(tercatatContoh('KELUARGA', { nilai: 'PYB', acuan: 'INSTANSI-99' })) }],
    ['keluarga PPK dinilai B12', { fakta: tercatatKasus(tercatatContoh('KELUARGA', { nilai: 'PPK', acuan: 'INSTANSI-01' })) }],
    [
      'id unit tidak dibaca sebagai id instansi',
      {
        fakta: tercatatKasus(
          tercatatContoh('KELUARGA', { nilai: 'PYB', acuan: 'UNOR-02' }),
          tercatatContoh('KELUARGA', { nilai: 'ATASAN', acuan: 'INSTANSI-01' }),
        ),
      },
    ],
  ],
  gagal: [
    ['atasan langsung', { fakta: tercatatKasus(tercatatContoh('KELUARGA', { nilai: 'ATASAN', acuan: 'UNOR-02' })) }, 'atasan langsung tujuan'],
    ['PyB', { fakta: tercatatKasus(tercatatContoh('KELUARGA', { nilai: 'PYB', acuan: 'INSTANSI-01' })) }, 'PyB tujuan'],
  ],
  belumDiketahui: [['semua sumber diam', { gelap: true }]],
  tingkat: [['WARN', {}]],
});
