import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { d18 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d18-pengumuman-seleksi.ts';
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
const umum = (akhir: string, angka: number) => pansel({ PENGUMUMAN: { akhir: tanggal(akhir) }, PELAMAR: { angka } });

ujiAturan(d18, {
  lolos: [['15 hari kalender, 3 pelamar', { ...promosi, fakta: umum('2024-01-15', 3) }]],
  gagal: [
    ['14 hari kalender', { ...promosi, fakta: umum('2024-01-14', 3) }, 'kurang dari 15 hari'],
    ['2 pelamar', { ...promosi, fakta: umum('2024-01-15', 2) }, 'memenuhi syarat 2'],
  ],
  belumDiketahui: [
    ['semua sumber diam', { ...promosi, gelap: true }],
    ['pengumuman belum tercatat', promosi, 'pengumuman'],
    ['pengumuman belum ditutup', { ...promosi, fakta: pansel({ PENGUMUMAN: {}, PELAMAR: { angka: 3 } }) }, 'Akhir pengumuman'],
    ['pelamar belum tercatat', { ...promosi, fakta: pansel({ PENGUMUMAN: { akhir: tanggal('2024-01-15') } }) }, 'pelamar'],
  ],
  tidakBerlaku: lainnya,
});
