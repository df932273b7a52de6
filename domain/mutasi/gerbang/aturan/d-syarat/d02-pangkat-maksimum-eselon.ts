import { urutGolongan } from '../../../../asn/golongan.ts';
import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaBkn, bacaStatusAsn } from '../baca-bkn.ts';
import { menyangkutStruktural, PARAMETER_PANGKAT_MAKS } from './pangkat-eselon.ts';

export const d02 = aturan({
  kode: 'D02',
  judul: 'Pangkat tidak di atas maksimum eselon',
  dasar: { peraturan: 'PP 100/2000 jo. PP 13/2002', pasal: 'lampiran jenjang pangkat dan eselon', keyakinan: 'INGATAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2002-01-01') },
  parameter: PARAMETER_PANGKAT_MAKS,
  menyangkut: menyangkutStruktural,
  periksa: (usulan, fakta, konteks) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    if (status.nilai === 'PPPK') return tidakBerlaku('PPPK tidak berpangkat');
    const maksimum = konteks.parameter[`eselon${usulan.tujuan.eselonId}`];
    const urutMaks = maksimum === undefined ? undefined : urutGolongan(String(maksimum))?.urut;
    if (urutMaks === undefined) return belumTahu(`Pangkat maksimum eselon ${usulan.tujuan.eselonId ?? 'tujuan'} tidak dikenal`);
    const golongan = bacaBkn(fakta, 'golAkhirId');
    if (!golongan.ada) return belumTahu(golongan.sebab);
    const urut = urutGolongan(golongan.nilai);
    if (urut?.jenis !== 'PNS') return belumTahu(`Golongan ${golongan.nilai} pada data BKN bukan golongan PNS`);
    return urut.urut > urutMaks ? gagal(`Golongan ${golongan.nilai} melampaui ${maksimum}`, [`golAkhirId:${golongan.nilai}`]) : LOLOS;
  },
});
