import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { d17 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d17-panitia-seleksi-sah.ts';
import { dokumenContoh, tercatatContoh } from '../../support/fakta.ts';
import { ujiAturan } from '../../support/uji-aturan.ts';

/** An administrator appointed to JPT pratama. */
const promosi = { usul: { jenis: 'PENGANGKATAN' }, tujuan: { jenjang: 'JPT_PRATAMA', eselonId: '22' }, bkn: { eselonId: '31' } } as const;
const pansel = (isi: Readonly<Record<string, object>>) => ({
  tercatatInstansi: diketahui(
    Object.entries(isi).map(([jenis, nilai]) => tercatatContoh(`PANSEL_${jenis}` as 'PANSEL_ANGGOTA', { acuan: 'JABATAN-03', ...nilai })),
  ),
});
const talenta = { dokumen: diketahui([dokumenContoh('PERSETUJUAN_TALENTA')]) };
const lainnya = [
  ['bukan promosi', { ...promosi, bkn: { eselonId: '22' } }, 'Bukan promosi'],
  ['manajemen talenta', { ...promosi, fakta: talenta }, 'talenta'],
] as const;
const susunan = (anggota: number, dalam: number) => pansel({ ANGGOTA: { angka: anggota }, INTERNAL: { angka: dalam } });

ujiAturan(d17, {
  lolos: [
    ['5 anggota, 2 internal', { ...promosi, fakta: susunan(5, 2) }],
    ['9 anggota, 4 internal', { ...promosi, fakta: susunan(9, 4) }],
  ],
  gagal: [
    ['genap', { ...promosi, fakta: susunan(6, 2) }, 'tidak ganjil'],
    ['terlalu sedikit', { ...promosi, fakta: susunan(3, 1) }, 'kurang dari 5'],
    ['terlalu banyak', { ...promosi, fakta: susunan(11, 4) }, 'lebih dari 9'],
    ['internal di atas 45 persen', { ...promosi, fakta: susunan(5, 3) }, 'lebih dari 45 persen'],
    [
      'laporan pansel dan talenta bersama tetap dinilai',
      { ...promosi, fakta: { ...susunan(6, 2), dokumen: diketahui([dokumenContoh('PERSETUJUAN_TALENTA'), dokumenContoh('LAPORAN_PANSEL')]) } },
    ],
  ],
  belumDiketahui: [
    ['semua sumber diam', { ...promosi, gelap: true }],
    ['anggota belum tercatat', promosi, 'anggota panitia'],
    ['anggota internal belum tercatat', { ...promosi, fakta: pansel({ ANGGOTA: { angka: 5 } }) }, 'dari dalam instansi'],
    ['jalur belum terbukti', { ...promosi, fakta: { dokumen: belumDiketahui('putus') } }],
    ['tanpa jalur mana pun pansel tetap dinilai', { ...promosi, fakta: { dokumen: diketahui([]) } }],
  ],
  tidakBerlaku: lainnya,
});
