import { tanggal } from '../../../domain/asn/tanggal.ts';
import { f13 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f13-perampingan-organisasi.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '9' } } as const;

ujiAturan(f13, {
  lolos: [
    ['tepat 50 tahun dan 10 tahun masa kerja', { usul, bkn: { tglLahir: '1975-07-01', tmtCpns: '2015-07-01' } }],
    [
      'penempatan sudah berakhir',
      { usul, bkn: { tglLahir: '1970-01-01' }, fakta: tercatatKasus(tercatatContoh('PENEMPATAN', { akhir: tanggal('2025-06-30') })) },
    ],
  ],
  gagal: [
    ['49 tahun', { usul, bkn: { tglLahir: '1975-07-02', tmtCpns: '2015-07-01' } }, 'usia 49'],
    ['masa kerja 9 tahun', { usul, bkn: { tglLahir: '1975-07-01', tmtCpns: '2015-07-02' } }, 'masa kerja 9'],
    ['sudah ditempatkan', { usul, bkn: { tglLahir: '1970-01-01' }, fakta: tercatatKasus(tercatatContoh('PENEMPATAN')) }, 'ditempatkan'],
  ],
  belumDiketahui: [
    ['semua sumber diam', { usul, gelap: true }],
    ['tanggal lahir kosong', { usul, bkn: { tglLahir: null } }],
    ['TMT CPNS kosong', { usul, bkn: { tmtCpns: null } }],
  ],
  tidakMenyangkut: [['jenis lain', { usul: { ...usul, rincian: { jenisPemberhentian: '1' } } }]],
});
