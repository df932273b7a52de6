import { tanggal } from '../../../../asn/tanggal.ts';
import { namaTaraf } from '../../../taraf.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { langkah } from '../kedudukan.ts';
import { keStruktural } from '../menyangkut.ts';

export const d28 = aturan({
  kode: 'D28',
  judul: 'Promosi tidak melompati jenjang',
  dasar: { peraturan: 'SE Kepala BKN 7/2024', pasal: 'pola karier, tanpa pasal', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2024-01-01') },
  parameter: {},
  menyangkut: keStruktural,
  periksa: (usulan, fakta) => {
    const l = langkah(usulan, fakta);
    if (!l.ada) return belumTahu(l.sebab);
    const { asal, tujuan } = l.nilai;
    if (tujuan <= asal.taraf) return tidakBerlaku('Bukan promosi');
    return tujuan - asal.taraf > 1 ? gagal(`Lompat jabatan dari ${namaTaraf(asal.taraf)} ke ${namaTaraf(tujuan)}`, [`taraf:${asal.taraf}-${tujuan}`]) : LOLOS;
  },
});
