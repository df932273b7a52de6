import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';

export const e03 = aturan({
  kode: 'E03',
  judul: 'Analisis jabatan dan beban kerja',
  dasar: { peraturan: 'Peraturan BKN 5/2019', pasal: 'syarat mutasi antar-instansi', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter: {},
  menyangkut: wajibMenurut('E03'),
  periksa: (_usulan, fakta) => wajibDokumen(fakta, 'ANJAB_ABK'),
});
