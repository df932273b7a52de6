import { tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaStatusAsn } from '../baca-bkn.ts';
import { angkatAtauPindah } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { buktiTercatat } from '../tercatat.ts';

const parameter = { bulanSisa: 1 };
export const e07 = aturan({
  kode: 'E07',
  judul: 'Masa perjanjian kerja PPPK mencukupi',
  dasar: { peraturan: 'PP 49/2018', pasal: 'masa hubungan perjanjian kerja', keyakinan: 'INGATAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2018-11-28') },
  parameter,
  menyangkut: angkatAtauPindah,
  periksa: (usulan, fakta, konteks) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    if (status.nilai !== 'PPPK') return tidakBerlaku('Bukan PPPK');
    const kontrak = buktiTercatat(fakta, 'KONTRAK_PPPK');
    if (!kontrak.ada) return belumTahu(kontrak.sebab);
    const { akhir, dokumen } = kontrak.nilai;
    if (akhir === null) return belumTahu('Akhir perjanjian kerja belum tercatat');
    return akhir < tambahBulan(usulan.tmt, angka(konteks, parameter, 'bulanSisa')) ? gagal(`Perjanjian kerja berakhir ${akhir}`, [dokumen]) : LOLOS;
  },
});
