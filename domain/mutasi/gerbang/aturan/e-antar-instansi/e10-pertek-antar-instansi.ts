import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, LOLOS } from '../../aturan.ts';
import { antarInstansi, sejakSk } from '../menyangkut.ts';

export const e10 = aturan({
  kode: 'E10',
  judul: 'Pertimbangan teknis BKN untuk pindah antar-instansi',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 192-195', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: (usulan, konteks) => sejakSk(konteks) && antarInstansi(usulan),
  periksa: (_usulan, fakta) => (fakta.pertek === null ? belumTahu('Pertek BKN belum ada') : LOLOS),
});
