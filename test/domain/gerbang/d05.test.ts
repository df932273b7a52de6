import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { d05 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d05-pengalaman-kumulatif-jpt.ts';
import { dokumenContoh, tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

/** An administrator appointed to JPT pratama. */
const promosi = { usul: { jenis: 'PENGANGKATAN' }, tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { eselonId: '31' } } as const;
const bulan = (angka: number) => tercatatKasus(tercatatContoh('PENGALAMAN', { angka, acuan: 'JABATAN-03' }));

ujiAturan(d05, {
  lolos: [
    ['tepat 60 bulan untuk JPT pratama', { ...promosi, fakta: bulan(60) }],
    ['tepat 84 bulan untuk JPT madya', { ...promosi, tujuan: { jenjang: 'JPT_MADYA', eselonId: '12' }, fakta: bulan(84) }],
    ['tepat 120 bulan untuk JPT utama', { ...promosi, tujuan: { jenjang: 'JPT_UTAMA', eselonId: '10' }, fakta: bulan(120) }],
  ],
  gagal: [
    ['59 bulan untuk JPT pratama', { ...promosi, fakta: bulan(59) }, 'Pengalaman 59 bulan, syarat 60'],
    ['83 bulan untuk JPT madya', { ...promosi, tujuan: { jenjang: 'JPT_MADYA', eselonId: '12' }, fakta: bulan(83) }],
    ['119 bulan untuk JPT utama', { ...promosi, tujuan: { jenjang: 'JPT_UTAMA', eselonId: '10' }, fakta: bulan(119) }],
  ],
  belumDiketahui: [
    ['semua sumber diam', { ...promosi, gelap: true }],
    ['belum tercatat', promosi, 'Belum tercatat'],
    ['pengalaman untuk jabatan lain', { ...promosi, fakta: tercatatKasus(tercatatContoh('PENGALAMAN', { angka: 99, acuan: 'JABATAN-99' })) }],
    ['tanpa angka', { ...promosi, fakta: tercatatKasus(tercatatContoh('PENGALAMAN', { acuan: 'JABATAN-03' })) }, 'Tanpa angka'],
    ['dokumen usul tidak diketahui', { ...promosi, fakta: { dokumen: belumDiketahui('putus') } }],
  ],
  tidakBerlaku: [
    ['bukan promosi', { ...promosi, bkn: { eselonId: '22' } }, 'Bukan promosi'],
    ['persetujuan Presiden', { ...promosi, fakta: { dokumen: diketahui([dokumenContoh('PERSETUJUAN_PRESIDEN')]) } }, 'Presiden'],
  ],
  tidakMenyangkut: [
    ['mutasi antar-JPT', { tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' } }],
    ['pengawas', { usul: { jenis: 'PENGANGKATAN' } }],
  ],
});
