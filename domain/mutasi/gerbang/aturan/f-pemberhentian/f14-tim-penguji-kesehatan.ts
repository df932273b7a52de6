import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';

export const f14 = aturan({
  kode: 'F14',
  judul: 'Surat tim penguji kesehatan',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 242', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: wajibMenurut('F14'),
  periksa: (_usulan, fakta) => wajibDokumen(fakta, 'SURAT_PENGUJI_KESEHATAN'),
});
