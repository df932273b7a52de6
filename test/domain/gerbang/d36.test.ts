import { tanggal } from '../../../domain/asn/tanggal.ts';
import { d36 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d36-plt-paling-lama.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const plt = (sampai: string | null, penugasan: 'PLT' | 'PLH' = 'PLT') =>
  ({ jenis: 'PENGANGKATAN', rincian: { penugasan, sampai: sampai === null ? null : tanggal(sampai) } }) as const;
/** Earlier orders for the same position, each from its first to its last day; null = no end recorded. */
const pernah = (...masa: readonly (readonly [string, string | null])[]) =>
  tercatatKasus(
    ...masa.map(([mulai, akhir]) => tercatatContoh('PLT', { acuan: 'JABATAN-03', mulai: tanggal(mulai), akhir: akhir === null ? null : tanggal(akhir) })),
  );
const sejak = (mulai: string) => pernah([mulai, null]);

ujiAturan(d36, {
  lolos: [
    ['tepat tiga bulan', { usul: plt('2025-09-30') }],
    ['perpanjangan sampai enam bulan', { usul: plt('2025-09-30'), fakta: sejak('2025-04-01') }],
    [
      'Plt pada jabatan lain tidak dihitung',
      { usul: plt('2025-09-30'), fakta: tercatatKasus(tercatatContoh('PLT', { acuan: 'JABATAN-99', mulai: tanggal('2024-01-01') })) },
    ],
    ['terputus sehari: dihitung dari penugasan yang sekarang', { usul: plt('2025-09-30'), fakta: pernah(['2025-01-01', '2025-06-29']) }],
    ['terputus di antara dua yang lama', { usul: plt('2025-09-30'), fakta: pernah(['2024-01-01', '2025-03-31'], ['2025-04-02', '2025-06-30']) }],
    ['Plt bertahun-tahun yang lalu', { usul: plt('2025-09-30'), fakta: pernah(['2019-01-01', '2019-06-30']) }],
    ['surat yang sama tercatat dua kali', { usul: plt('2025-09-30'), fakta: sejak('2025-07-01') }],
  ],
  gagal: [
    ['bersambung tanpa jeda', { usul: plt('2025-09-30'), fakta: pernah(['2025-01-01', '2025-06-30']) }, 'sejak 2025-01-01'],
    ['tiga bulan dan sehari', { usul: plt('2025-10-01') }, 'melewati 3 bulan'],
    ['enam bulan dan sehari', { usul: plt('2025-09-30'), fakta: sejak('2025-03-30') }, 'melewati 6 bulan sejak 2025-03-30'],
    [
      'perpanjangan yang bersambung dihitung dari yang pertama, juga bila masanya bertumpang tindih',
      { usul: plt('2025-09-30'), fakta: pernah(['2025-05-01', '2025-06-30'], ['2025-02-01', '2025-05-15']) },
      'sejak 2025-02-01',
    ],
    [
      'penugasan yang tidak berakhir berlangsung sampai yang berikutnya',
      { usul: plt('2025-09-30'), fakta: pernah(['2025-05-01', null], ['2025-02-01', null]) },
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
