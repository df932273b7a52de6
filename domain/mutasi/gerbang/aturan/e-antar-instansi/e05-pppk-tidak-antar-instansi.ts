import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaStatusAsn } from '../baca-bkn.ts';

export const e05 = aturan({
  kode: 'E05',
  judul: 'PPPK tidak dipindah antar-instansi',
  dasar: { peraturan: 'Peraturan BKN 5/2019', pasal: 'mutasi berlaku bagi PNS; perjanjian kerja PPPK', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter: {},
  menyangkut: (usulan) => usulan.jenis === 'PEMINDAHAN' && usulan.asalInstansiId !== usulan.tujuan.instansiId,
  periksa: (_usulan, fakta) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    return status.nilai === 'PPPK' ? gagal('PPPK tidak dapat dipindah antar-instansi selama perjanjian kerja', ['statusAsn:PPPK']) : LOLOS;
  },
});
