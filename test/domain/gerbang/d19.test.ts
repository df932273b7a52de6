import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { d19 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d19-nominasi-tiga.ts';
import { dokumenContoh, tercatatContoh, tercatatKasus } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

/** An administrator appointed to JPT pratama. */
const promosi = { usul: { jenis: 'PENGANGKATAN' }, tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { eselonId: '31' } } as const;
const peringkat = (angka: number) => tercatatKasus(tercatatContoh('NOMINASI', { angka, acuan: 'JABATAN-03' }));
const talenta = { dokumen: diketahui([dokumenContoh('PERSETUJUAN_TALENTA')]) };
const lainnya = [
  ['bukan promosi', { ...promosi, bkn: { eselonId: '22' } }, 'Bukan promosi'],
  ['manajemen talenta', { ...promosi, fakta: talenta }, 'talenta'],
] as const;

ujiAturan(d19, {
  lolos: [
    ['peringkat 1', { ...promosi, fakta: peringkat(1) }],
    ['peringkat 3', { ...promosi, fakta: peringkat(3) }],
  ],
  gagal: [
    ['peringkat 4', { ...promosi, fakta: peringkat(4) }, 'bukan dari 3 nominasi'],
    [
      'BKN mencatat peringkat 5, instansi kemudian peringkat 1',
      {
        ...promosi,
        fakta: {
          tercatat: diketahui([
            tercatatContoh('NOMINASI', { angka: 1, acuan: 'JABATAN-03', mulai: tanggal('2025-01-11'), sisi: 'SIMPEG' }),
            tercatatContoh('NOMINASI', { angka: 5, acuan: 'JABATAN-03', mulai: tanggal('2025-01-10'), sisi: 'BKN' }),
          ]),
        },
      },
      'bukan dari 3 nominasi',
    ],
    ['peringkat 0', { ...promosi, fakta: peringkat(0) }],
  ],
  belumDiketahui: [
    ['semua sumber diam', { ...promosi, gelap: true }],
    ['belum tercatat', promosi, 'nominasi'],
  ],
  tidakBerlaku: lainnya,
});
