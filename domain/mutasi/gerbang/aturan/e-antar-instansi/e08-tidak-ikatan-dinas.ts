import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';
import { registerMenghalangi } from '../tercatat.ts';

export const e08 = aturan({
  kode: 'E08',
  judul: 'Tidak terikat ikatan dinas atau tugas belajar',
  dasar: { peraturan: 'Peraturan BKN 5/2019', pasal: 'syarat mutasi antar-instansi', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter: {},
  menyangkut: wajibMenurut('E08'),
  periksa: (_usulan, fakta, { hariIni }) => registerMenghalangi(fakta, ['IKATAN_DINAS'], hariIni) ?? wajibDokumen(fakta, 'PERNYATAAN_TUGAS_BELAJAR'),
});
