import { tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';
import { angka } from '../parameter.ts';

const parameter = { bulanMaks: 6 };
export const b06 = aturan({
  kode: 'B06',
  judul: 'Bebas temuan Inspektorat instansi asal',
  dasar: { peraturan: 'Peraturan BKN 5/2019', pasal: 'syarat mutasi antar-instansi', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter,
  menyangkut: wajibMenurut('B06'),
  periksa: (_usulan, fakta, konteks) => wajibDokumen(fakta, 'BEBAS_TEMUAN', tambahBulan(konteks.hariIni, -angka(konteks, parameter, 'bulanMaks'))),
});
