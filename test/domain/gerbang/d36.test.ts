import { tanggal } from '../../../domain/asn/tanggal.ts';
import { d36 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d36-plt-paling-lama.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const plt = (sampai: string | null, penugasan: 'PLT' | 'PLH' = 'PLT') =>
  ({ jenis: 'PENGANGKATAN', rincian: { penugasan, sampai: sampai === null ? null : tanggal(sampai) } }) as const;
const sejak = (mulai: string) => tercatatKasus(tercatatContoh('PLT', { acuan: 'JABATAN-03', mulai: tanggal(mulai) }));

ujiAturan(d36, {
  lolos: [
    ['tepat tiga bulan', { usul: plt('2025-09-30') }],
    ['perpanjangan sampai enam bulan', { usul: plt('2025-09-30'), fakta: sejak('2025-04-01') }],
    [
      'Plt pada jabatan lain tidak dihitung',
      { usul: plt('2025-09-30'), fakta: tercatatKasus(tercatatContoh('PLT', { acuan: 'JABATAN-99', mulai: tanggal('2024-01-01') })) },
    ],
    ['surat yang sama tercatat dua kali', { usul: plt('2025-09-30'), fakta: sejak('2025-07-01') }],
  ],
  gagal: [
    ['tiga bulan dan sehari', { usul: plt('2025-10-01') }, 'melewati 3 bulan'],
    ['enam bulan dan sehari', { usul: plt('2025-09-30'), fakta: sejak('2025-03-30') }, 'melewati 6 bulan sejak 2025-03-30'],
    [
      'penugasan terlama yang dihitung',
      {
        usul: plt('2025-09-30'),
        fakta: tercatatKasus(
          tercatatContoh('PLT', { acuan: 'JABATAN-03', mulai: tanggal('2025-05-01') }),
          tercatatContoh('PLT', { acuan: 'JABATAN-03', mulai: tanggal('2025-02-01') }),
        ),
      },
      'sejak 2025-02-01',
    ],
  ],
  belumDiketahui: [
    ['semua sumber diam', { usul: plt('2025-09-30'), gelap: true }],
    ['akhir tidak disebut', { usul: plt(null) }, 'Akhir penugasan'],
  ],
  tidakMenyangkut: [
    ['Plh', { usul: plt('2025-09-30', 'PLH') }],
    ['pengangkatan definitif', { usul: { jenis: 'PENGANGKATAN' } }],
  ],
});
