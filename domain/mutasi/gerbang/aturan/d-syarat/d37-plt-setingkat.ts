import { tanggal } from '../../../../asn/tanggal.ts';
import { namaTaraf } from '../../../taraf.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { langkah } from '../kedudukan.ts';
import { penugasan } from '../menyangkut.ts';

/** Another unit is judged as far as the instansi: the hub keeps no tree of units. */
export const d37 = aturan({
  kode: 'D37',
  judul: 'Plt atau Plh dari jenjang sama atau setingkat di bawahnya',
  dasar: { peraturan: 'SE Kepala BKN 2/SE/VII/2019; SE Kepala BKN 1/SE/I/2021', pasal: 'ketentuan jenjang', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-07-01') },
  parameter: {},
  menyangkut: penugasan,
  periksa: (usulan, fakta) => {
    const l = langkah(usulan, fakta);
    if (!l.ada) return belumTahu(l.sebab);
    const { asal, tujuan } = l.nilai;
    if (usulan.asalInstansiId !== usulan.tujuan.instansiId) return gagal('Plt/Plh hanya dari instansi yang sama', [usulan.tujuan.instansiId]);
    const naik = tujuan - asal.taraf;
    if (naik === 0 || naik === 1) return LOLOS;
    return gagal(`Plt/Plh hanya untuk jenjang sama atau setingkat di atas: ${namaTaraf(asal.taraf)} ke ${namaTaraf(tujuan)}`, [`asal:${asal.taraf}`]);
  },
});
