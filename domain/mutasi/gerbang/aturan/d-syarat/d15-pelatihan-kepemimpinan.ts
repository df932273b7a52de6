import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';

export const d15 = aturan({
  kode: 'D15',
  judul: 'Pelatihan kepemimpinan',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 217', keyakinan: 'INGATAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: wajibMenurut('D15'),
  periksa: (_usulan, fakta) => wajibDokumen(fakta, 'SERTIFIKAT_PELATIHAN'),
});
