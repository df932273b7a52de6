import { diketahui } from '../../../domain/hasil.ts';
import { d34 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d34-unor-aktif-milik-instansi.ts';
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

ujiAturan(d34, {
  lolos: [['aktif dan milik instansi tujuan', {}]],
  gagal: [
    ['tidak aktif', unor({ aktif: false })],
    ['milik instansi lain', unor({ milikTujuan: false })],
    ['tidak ada', unor(null)],
  ],
  belumDiketahui: [['semua sumber diam', { gelap: true }]],
  tidakMenyangkut: [['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }]],
});
