import { urutGolongan } from '../../../../asn/golongan.ts';
import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaBkn, bacaStatusAsn } from '../baca-bkn.ts';
import { jenjangJfTujuan } from '../kedudukan.ts';
import { keJf } from '../menyangkut.ts';

const parameter = {
  PMMin: 21,
  PMMaks: 21,
  TRMin: 22,
  TRMaks: 24,
  MHMin: 31,
  MHMaks: 32,
  PYMin: 33,
  PYMaks: 34,
  PTMin: 31,
  PTMaks: 32,
  MUMin: 33,
  MUMaks: 34,
  MAMin: 41,
  MAMaks: 43,
  UTMin: 44,
  UTMaks: 45,
};
/** Bounds are SIASN golongan ids per JF level code. */
export const d31 = aturan({
  kode: 'D31',
  judul: 'Golongan sesuai jenjang jabatan fungsional',
  dasar: { peraturan: 'PermenPANRB 1/2023', pasal: 'jenjang dan pangkat jabatan fungsional', keyakinan: 'INGATAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2023-01-01') },
  parameter,
  menyangkut: keJf,
  periksa: (_usulan, fakta, konteks) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    if (status.nilai === 'PPPK') return tidakBerlaku('PPPK tidak berpangkat');
    const jenjang = jenjangJfTujuan(fakta);
    if (!jenjang.ada) return belumTahu(jenjang.sebab);
    const golongan = bacaBkn(fakta, 'golAkhirId');
    if (!golongan.ada) return belumTahu(golongan.sebab);
    const min = konteks.parameter[`${jenjang.nilai}Min`];
    const maks = konteks.parameter[`${jenjang.nilai}Maks`];
    const urut = urutGolongan(golongan.nilai);
    if (min === undefined || maks === undefined || urut?.jenis !== 'PNS')
      return belumTahu(`Golongan ${golongan.nilai} atau jenjang ${jenjang.nilai} tidak dikenal`);
    const urutMin = urutGolongan(String(min))?.urut ?? 0;
    const urutMaks = urutGolongan(String(maks))?.urut ?? 0;
    return urut.urut < urutMin || urut.urut > urutMaks
      ? gagal(`Golongan ${golongan.nilai} tidak sesuai jenjang ${jenjang.nilai}`, [`golAkhirId:${golongan.nilai}`])
      : LOLOS;
  },
});
