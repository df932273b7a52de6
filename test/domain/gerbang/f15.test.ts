import { tanggal } from '../../../domain/asn/tanggal.ts';
import { f15 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f15-cltn-tidak-lapor.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '15' } } as const;
const cltn = (akhir: string) => tercatatKasus(tercatatContoh('CLTN', { akhir: tanggal(akhir) }));

ujiAturan(f15, {
  lolos: [['tepat enam bulan', { usul, fakta: cltn('2025-01-01') }]],
  gagal: [['kurang sehari', { usul, fakta: cltn('2025-01-02') }, 'Belum 6 bulan']],
  belumDiketahui: [
    ['semua sumber diam', { usul, gelap: true }],
    ['belum tercatat', { usul }, 'Cuti'],
    ['tanpa tanggal akhir', { usul, fakta: tercatatKasus(tercatatContoh('CLTN')) }, 'Akhir CLTN'],
  ],
  tidakMenyangkut: [['jenis lain', { usul: { ...usul, rincian: { jenisPemberhentian: '1' } } }]],
});
