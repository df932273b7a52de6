import { diketahui } from '../../../domain/hasil.ts';
import { d35 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d35-eselon-jabatan-unor.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const unor = (isi: { aktif?: boolean; milikTujuan?: boolean; eselonId?: string | null } | null, eselonId: string | null = '41') => ({
  fakta: {
    rujukan: diketahui({
      nama: 'KEPALA SEKSI CONTOH',
      jenjangJf: null,
      eselonId,
      unor: isi === null ? null : { aktif: true, milikTujuan: true, eselonId: '41', ...isi },
    }),
  },
});

ujiAturan(d35, {
  lolos: [
    ['eselon sama', {}],
    ['jabatan tanpa eselon memakai eselon usul', unor({}, null)],
  ],
  gagal: [['eselon berbeda', unor({ eselonId: '42' }), '42']],
  belumDiketahui: [
    ['unit tanpa eselon', unor({ eselonId: null })],
    ['unit tidak ada', unor(null)],
    ['semua sumber diam', { gelap: true }],
  ],
  tidakMenyangkut: [['pelaksana', { tujuan: { jenjang: 'PELAKSANA', jenisJabatanId: '4', eselonId: null } }]],
});
