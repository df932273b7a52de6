import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, LOLOS } from '../../aturan.ts';

// The route is derived and never typed, so it cannot differ from what was typed: the rule holds moves whose route nobody can tell.
export const e09 = aturan({
  kode: 'E09',
  judul: 'Rute mutasi dapat ditentukan dari asal dan tujuan',
  dasar: { peraturan: 'PP 11/2017 jo. PP 17/2020', pasal: 'Pasal 191-195', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-04-07') },
  parameter: {},
  menyangkut: (usulan) => usulan.jenis === 'PEMINDAHAN' && usulan.asalInstansiId !== usulan.tujuan.instansiId,
  periksa: (_usulan, { alur }) => (alur.rute.ada ? LOLOS : belumTahu(`Rute belum diketahui: ${alur.rute.sebab}`)),
});
