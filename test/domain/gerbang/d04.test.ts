import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { d04 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d04-jurusan-sesuai.ts';
import { tercatatContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const syarat = (...nilai: readonly string[]) => ({
  tercatatInstansi: diketahui(nilai.map((n) => tercatatContoh('KUALIFIKASI', { nilai: n, angka: 0, acuan: 'JABATAN-03' }))),
});

ujiAturan(d04, {
  lolos: [['ada pada daftar', { fakta: syarat('S1-900', 'S1-901') }]],
  gagal: [['tidak ada pada daftar', { fakta: syarat('S1-900') }, 'tidak ada pada kualifikasi']],
  belumDiketahui: [
    ['semua sumber diam', { gelap: true }],
    ['pendidikan kosong', { bkn: { pendidikanId: null }, fakta: syarat('S1-901') }, 'Pendidikan'],
  ],
  tidakBerlaku: [
    ['instansi tidak menetapkan', {}, 'belum ditetapkan'],
    [
      'kualifikasi jabatan lain',
      { fakta: { tercatatInstansi: diketahui([tercatatContoh('KUALIFIKASI', { nilai: 'S1-900', angka: 0, acuan: 'JABATAN-99' })]) } },
    ],
    [
      'sudah dicabut',
      {
        fakta: {
          tercatatInstansi: diketahui([tercatatContoh('KUALIFIKASI', { nilai: 'S1-900', angka: 0, acuan: 'JABATAN-03', akhir: tanggal('2025-06-30') })]),
        },
      },
    ],
    [
      'JF berdaftar tertutup',
      {
        tujuan: { jenisJabatanId: '2', jenjang: 'JABATAN_FUNGSIONAL' },
        fakta: { tercatatInstansi: diketahui([tercatatContoh('KUALIFIKASI', { nilai: 'S1-900', angka: 1, acuan: 'JABATAN-03' })]) },
      },
      'D04F',
    ],
  ],
  tidakMenyangkut: [
    ['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }],
    ['penugasan Plt', { usul: { jenis: 'PENGANGKATAN', rincian: { penugasan: 'PLT' } } }],
  ],
  tingkat: [['WARN', {}]],
});
