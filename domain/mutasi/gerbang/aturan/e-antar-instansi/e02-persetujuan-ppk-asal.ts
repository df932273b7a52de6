import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';

export const e02 = aturan({
  kode: 'E02',
  judul: 'Persetujuan PPK asal',
  dasar: { peraturan: 'PP 11/2017; Peraturan BKN 5/2019', pasal: 'PP 11/2017 Pasal 192 ayat (2)', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: wajibMenurut('E02'),
  periksa: (_usulan, fakta) => wajibDokumen(fakta, 'PERSETUJUAN_PPK_ASAL'),
});
