import { tanggal } from '../../../domain/asn/tanggal.ts';
import { b09 } from '../../../domain/mutasi/gerbang/aturan/b-integritas/b09-bukan-anggota-parpol.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(b09, {
  lolos: [
    ['tidak terdaftar', {}],
    ['keanggotaan berakhir sebelum hari ini', { fakta: tercatatKasus(tercatatContoh('PARPOL', { nilai: 'ANGGOTA', akhir: tanggal('2025-06-15') })) }],
    ['fakta lain saja', { fakta: tercatatKasus(tercatatContoh('DITAHAN')) }],
  ],
  gagal: [
    ['anggota', { fakta: tercatatKasus(tercatatContoh('PARPOL', { nilai: 'ANGGOTA' })) }, 'partai politik'],
    ['berakhir hari ini, sebelum TMT', { fakta: tercatatKasus(tercatatContoh('PARPOL', { nilai: 'CALON', akhir: tanggal('2025-06-16') })) }],
    ['baru mulai pada TMT', { fakta: tercatatKasus(tercatatContoh('PARPOL', { nilai: 'CALON', mulai: tanggal('2025-07-01') })) }],
  ],
  belumDiketahui: [['semua sumber diam', { gelap: true }]],
  tidakMenyangkut: [['diberhentikan karena itu', { usul: { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '8' } } }]],
});
