import { tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaStatusAsn, bacaTanggalBkn } from '../baca-bkn.ts';
import { angka } from '../parameter.ts';

const parameter = { bulanMaks: 13 };
export const a14 = aturan({
  kode: 'A14',
  judul: 'CPNS lebih dari setahun belum menjadi PNS',
  dasar: { peraturan: 'PP 11/2017; Indeks Kualitas Data BKN', pasal: 'masa percobaan; dimensi ketepatan waktu', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: () => true,
  periksa: (usulan, fakta, konteks) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    if (status.nilai !== 'CPNS') return tidakBerlaku(`Pegawai berstatus ${status.nilai}`);
    const tmt = bacaTanggalBkn(fakta, 'tmtCpns');
    if (!tmt.ada) return belumTahu(tmt.sebab);
    const batas = tambahBulan(usulan.tmt, -angka(konteks, parameter, 'bulanMaks'));
    return tmt.nilai < batas ? gagal(`CPNS sejak ${tmt.nilai} belum diangkat PNS`, ['bkn:tmtCpns']) : LOLOS;
  },
});
