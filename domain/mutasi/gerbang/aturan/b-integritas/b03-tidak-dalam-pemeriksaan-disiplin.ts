import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan, belumTahu, gagal } from '../../aturan.ts';
import { bacaBkn } from '../baca-bkn.ts';
import { wajibDokumen } from '../dokumen.ts';
import { registerMenghalangi } from '../tercatat.ts';

const PROSES_BANDING = '09';

export const b03 = aturan({
  kode: 'B03',
  judul: 'Tidak dalam pemeriksaan disiplin',
  dasar: { peraturan: 'PP 94/2021; Peraturan BKN 5/2019', pasal: 'syarat mutasi antar-instansi', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2021-01-01') },
  parameter: {},
  menyangkut: wajibMenurut('B03'),
  periksa: (_usulan, fakta, { hariIni }) => {
    const kedudukan = bacaBkn(fakta, 'kedudukanHukumId');
    if (!kedudukan.ada) return belumTahu(kedudukan.sebab);
    if (kedudukan.nilai === PROSES_BANDING) return gagal('Sedang dalam proses banding hukuman disiplin', [`kedudukanHukumId:${PROSES_BANDING}`]);
    return registerMenghalangi(fakta, ['PEMERIKSAAN', 'BANDING'], hariIni) ?? wajibDokumen(fakta, 'PERNYATAAN_HUKDIS_PERADILAN');
  },
});
