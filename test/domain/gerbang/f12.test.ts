import { tanggal } from '../../../domain/asn/tanggal.ts';
import { f12 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f12-hilang-dua-belas-bulan.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: '14' } } as const;
const hilang = (mulai: string) => tercatatKasus(tercatatContoh('HILANG', { mulai: tanggal(mulai) }));

ujiAturan(f12, {
  lolos: [['tepat dua belas bulan', { usul, fakta: hilang('2024-07-01') }]],
  gagal: [['kurang sehari', { usul, fakta: hilang('2024-07-02') }, 'Belum 12 bulan']],
  belumDiketahui: [
    ['semua sumber diam', { usul, gelap: true }],
    ['belum tercatat', { usul }, 'Dinyatakan hilang'],
  ],
  tidakMenyangkut: [['jenis lain', { usul: { ...usul, rincian: { jenisPemberhentian: '1' } } }]],
});
