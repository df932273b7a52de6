import { tanggal } from '../../../domain/asn/tanggal.ts';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { d06 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d06-jenjang-asal-jpt.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const masa = (tmt: string | null, eselonId: string | null, jenisJabatanId = '1', jenjangJf: string | null = null) => ({
  jenisJabatanId,
  eselonId,
  jenjangJf,
  jabatanId: 'J-901',
  tmt: tmt === null ? null : tanggal(tmt),
});
const PRATAMA = { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' } } as const;
const administrator = (tmtJabatan: string) => ({ ...PRATAMA, bkn: { eselonId: '31', tmtJabatan } });

ujiAturan(d06, {
  lolos: [
    ['administrator tepat 24 bulan', administrator('2023-07-01')],
    ['JF ahli madya 24 bulan', { ...PRATAMA, bkn: { jenisJabatanId: '2', eselonId: null, jenjangId: 'MA', tmtJabatan: '2023-07-01' } }],
    [
      'administrator sekarang ditambah administrator terdahulu',
      { ...administrator('2024-07-01'), fakta: { riwayatJabatan: diketahui([masa('2023-07-01', '31')]) } },
    ],
    ['JPT pratama 24 bulan menuju madya', { tujuan: { jenjang: 'JPT_MADYA', eselonId: '12' }, bkn: { eselonId: '22', tmtJabatan: '2023-07-01' } }],
    [
      'JF ahli utama 24 bulan menuju utama',
      { tujuan: { jenjang: 'JPT_UTAMA', eselonId: '10' }, bkn: { jenisJabatanId: '2', eselonId: null, jenjangId: 'UT', tmtJabatan: '2023-07-01' } },
    ],
  ],
  gagal: [
    ['administrator kurang sehari', administrator('2023-07-02'), 'Baru 23 bulan'],
    ['masa pengawas tidak dihitung', { ...administrator('2024-07-01'), fakta: { riwayatJabatan: diketahui([masa('2015-01-01', '41')]) } }, 'Baru 12 bulan'],
    [
      'administrator terdahulu yang diselingi pengawas',
      { ...administrator('2024-07-01'), fakta: { riwayatJabatan: diketahui([masa('2020-01-01', '31'), masa('2020-07-01', '41')]) } },
      'Baru 18 bulan',
    ],
  ],
  belumDiketahui: [
    [
      'riwayat tidak tersedia padahal diperlukan',
      { ...administrator('2024-07-01'), fakta: { riwayatJabatan: belumDiketahui('umpan tidak segar') } },
      'umpan tidak segar',
    ],
    ['TMT pada riwayat tidak terbaca', { ...administrator('2024-07-01'), fakta: { riwayatJabatan: diketahui([masa(null, '31')]) } }],
    ['jenjang asal tidak dikenal', { ...PRATAMA, bkn: { eselonId: null } }],
    ['semua sumber diam', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, gelap: true }],
  ],
  tidakBerlaku: [['JPT pratama setara', { ...PRATAMA, bkn: { eselonId: '21' } }]],
  tidakMenyangkut: [['pengawas', {}]],
});
