import { tanggal } from '../../../domain/asn/tanggal.ts';
import { e07 } from '../../../domain/mutasi/gerbang/aturan/e-antar-instansi/e07-masa-perjanjian-pppk.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const kontrak = (akhir: string) => tercatatKasus(tercatatContoh('KONTRAK_PPPK', { akhir: tanggal(akhir) }));

ujiAturan(e07, {
  lolos: [['berakhir tepat sebulan setelah TMT', { bkn: { statusAsn: 'PPPK' }, fakta: kontrak('2025-08-01') }]],
  gagal: [['kurang sehari', { bkn: { statusAsn: 'PPPK' }, fakta: kontrak('2025-07-31') }, 'berakhir 2025-07-31']],
  belumDiketahui: [
    ['semua sumber diam', { gelap: true }],
    ['perjanjian belum tercatat', { bkn: { statusAsn: 'PPPK' } }, 'Perjanjian kerja'],
    ['tanpa tanggal akhir', { bkn: { statusAsn: 'PPPK' }, fakta: tercatatKasus(tercatatContoh('KONTRAK_PPPK')) }, 'Akhir perjanjian'],
  ],
  tidakBerlaku: [['PNS', {}, 'Bukan PPPK']],
  tidakMenyangkut: [['pemberhentian', { usul: { jenis: 'PEMBERHENTIAN' } }]],
});
