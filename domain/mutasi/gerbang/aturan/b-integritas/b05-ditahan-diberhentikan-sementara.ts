import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaBkn } from '../baca-bkn.ts';
import { tercatatPada } from '../tercatat.ts';

/** Kedudukan hukum of SIASN. */
const DIBERHENTIKAN_SEMENTARA = '04';
export const b05 = aturan({
  kode: 'B05',
  judul: 'ASN yang ditahan diberhentikan sementara',
  dasar: { peraturan: 'UU 20/2023; PP 11/2017', pasal: 'UU 20/2023 Pasal 53; PP 11/2017 Pasal 276', keyakinan: 'INGATAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (_usulan, fakta, konteks) => {
    const ditahan = tercatatPada(fakta, 'DITAHAN', konteks.hariIni);
    if (!ditahan.ada) return belumTahu(ditahan.sebab);
    const [penahanan] = ditahan.nilai;
    if (penahanan === undefined) return LOLOS;
    const kedudukan = bacaBkn(fakta, 'kedudukanHukumId');
    if (!kedudukan.ada) return belumTahu(kedudukan.sebab);
    if (kedudukan.nilai === DIBERHENTIKAN_SEMENTARA) return LOLOS;
    return gagal(`Ditahan sejak ${penahanan.mulai} dan belum diberhentikan sementara`, [penahanan.dokumen]);
  },
});
