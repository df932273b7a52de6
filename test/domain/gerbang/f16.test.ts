import { tanggal } from '../../../domain/asn/tanggal.ts';
import { f16 } from '../../../domain/mutasi/gerbang/aturan/f-pemberhentian/f16-akhir-perjanjian-pppk.ts';
import { tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

const usul = { jenis: 'PEMBERHENTIAN', rincian: { jenisPemberhentian: 'PK' } } as const;
const pppk = { usul, bkn: { statusAsn: 'PPPK' } };
const kontrak = (akhir: string) => tercatatKasus(tercatatContoh('KONTRAK_PPPK', { akhir: tanggal(akhir) }));

ujiAturan(f16, {
  lolos: [['sehari setelah perjanjian berakhir', { ...pppk, fakta: kontrak('2025-06-30') }]],
  gagal: [
    ['pada hari terakhir', { ...pppk, fakta: kontrak('2025-07-01') }, 'seharusnya 2025-07-02'],
    ['dua hari setelahnya', { ...pppk, fakta: kontrak('2025-06-29') }, 'seharusnya 2025-06-30'],
    ['PNS', { usul, fakta: kontrak('2025-06-30') }, 'Hanya PPPK'],
  ],
  belumDiketahui: [
    ['semua sumber diam', { usul, gelap: true }],
    ['belum tercatat', pppk, 'Perjanjian kerja'],
    ['tanpa tanggal akhir', { ...pppk, fakta: tercatatKasus(tercatatContoh('KONTRAK_PPPK')) }, 'Akhir perjanjian'],
  ],
  tidakMenyangkut: [['jenis lain', { usul: { ...usul, rincian: { jenisPemberhentian: '1' } } }]],
});
