import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';
import { registerMenghalangi } from '../tercatat.ts';

export const b04 = aturan({
  kode: 'B04',
  judul: 'Tidak dalam proses peradilan',
  dasar: { peraturan: 'Peraturan BKN 5/2019', pasal: 'syarat mutasi antar-instansi', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter: {},
  menyangkut: wajibMenurut('B04'),
  periksa: (_usulan, fakta, { hariIni }) => registerMenghalangi(fakta, ['PERADILAN'], hariIni) ?? wajibDokumen(fakta, 'PERNYATAAN_HUKDIS_PERADILAN'),
});
