import { diketahui } from '../../../domain/hasil.ts';
import { d29 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d29-syarat-jabatan-fungsional.ts';
import { dokumenContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

ujiAturan(d29, {
  lolos: [['uji kompetensi dan rekomendasi', { tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null } }]],
  gagal: [
    [
      'tanpa uji kompetensi',
      {
        tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null },
        fakta: { dokumen: diketahui([dokumenContoh('REKOMENDASI_PEMBINA_JF')]) },
      },
      'Hasil uji kompetensi',
    ],
    [
      'tanpa rekomendasi',
      {
        tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null },
        fakta: { dokumen: diketahui([dokumenContoh('HASIL_UJI_KOMPETENSI')]) },
      },
      'Rekomendasi',
    ],
  ],
  belumDiketahui: [['semua sumber diam', { tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null }, gelap: true }]],
  tidakBerlaku: [['jabatan sama', { tujuan: { jenjang: 'JABATAN_FUNGSIONAL', jenisJabatanId: '2', eselonId: null }, bkn: { jabatanId: 'JABATAN-03' } }]],
  tidakMenyangkut: [['struktural', {}]],
});
