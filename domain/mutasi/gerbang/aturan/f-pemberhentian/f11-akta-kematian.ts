import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';

export const f11 = aturan({
  kode: 'F11',
  judul: 'Akta kematian',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 243-245', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: wajibMenurut('F11'),
  periksa: (_usulan, fakta) => wajibDokumen(fakta, 'AKTA_KEMATIAN'),
});
