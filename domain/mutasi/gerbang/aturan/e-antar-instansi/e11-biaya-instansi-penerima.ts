import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, gagal } from '../../aturan.ts';
import { antarInstansi } from '../menyangkut.ts';

/** A notice, not a test: it is told on every move between instansi. */
export const e11 = aturan({
  kode: 'E11',
  judul: 'Biaya mutasi dibebankan kepada instansi penerima',
  dasar: { peraturan: 'Peraturan BKN 5/2019', pasal: 'Pasal 11', keyakinan: 'TERBACA' },
  tingkat: 'INFO',
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter: {},
  menyangkut: antarInstansi,
  periksa: () => gagal('Biaya mutasi dibebankan kepada instansi penerima'),
});
