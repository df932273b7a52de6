import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaStatusAsn } from '../baca-bkn.ts';
import { angkatAtauPindah } from '../menyangkut.ts';

export const a13 = aturan({
  kode: 'A13',
  judul: 'CPNS belum dapat diangkat atau dipindah',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 36 dan seterusnya', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: angkatAtauPindah,
  periksa: (_usulan, fakta) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    return status.nilai === 'CPNS' ? gagal('CPNS belum dapat diangkat atau dipindah dalam jabatan ini', ['statusAsn:CPNS']) : LOLOS;
  },
});
