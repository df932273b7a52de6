import { diketahui } from '../../../domain/hasil.ts';
import { d04f } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d04f-jurusan-jf-daftar-tertutup.ts';
import { tercatatContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const jf = { tujuan: { jenisJabatanId: '2', jenjang: 'JABATAN_FUNGSIONAL', eselonId: null } } as const;
const syarat = (...nilai: readonly string[]) => ({
  tercatatInstansi: diketahui(nilai.map((n) => tercatatContoh('KUALIFIKASI', { nilai: n, angka: 1, acuan: 'JABATAN-03' }))),
});

ujiAturan(d04f, {
  lolos: [['ada pada daftar', { ...jf, fakta: syarat('S1-901') }]],
  gagal: [['tidak ada pada daftar', { ...jf, fakta: syarat('S1-900') }, 'tidak ada pada kualifikasi']],
  belumDiketahui: [['semua sumber diam', { ...jf, gelap: true }]],
  tidakBerlaku: [
    ['tidak ditetapkan', jf, 'belum ditetapkan'],
    [
      'daftar terbuka',
      { ...jf, fakta: { tercatatInstansi: diketahui([tercatatContoh('KUALIFIKASI', { nilai: 'S1-900', angka: 0, acuan: 'JABATAN-03' })]) } },
      'Bukan JF',
    ],
  ],
  tidakMenyangkut: [['struktural', {}]],
  tingkat: [['BLOCK', jf]],
});
