import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';

export const e01 = aturan({
  kode: 'E01',
  judul: 'Usul PPK penerima menyebut jabatan',
  dasar: { peraturan: 'PP 11/2017; Peraturan BKN 5/2019', pasal: 'PP 11/2017 Pasal 192 ayat (2)', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: wajibMenurut('E01'),
  periksa: (_usulan, fakta) => wajibDokumen(fakta, 'USUL_PPK_PENERIMA'),
});
