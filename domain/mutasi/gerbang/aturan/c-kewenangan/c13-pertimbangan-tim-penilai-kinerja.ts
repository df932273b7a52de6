import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';

export const c13 = aturan({
  kode: 'C13',
  judul: 'Pertimbangan tim penilai kinerja PNS',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 191', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: wajibMenurut('C13'),
  periksa: (_usulan, fakta) => wajibDokumen(fakta, 'BA_TPK'),
});
