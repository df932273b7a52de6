import { tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { berhenti } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { tercatat } from '../tercatat.ts';

const parameter = { bulanMaks: 12 };
export const f06 = aturan({
  kode: 'F06',
  judul: 'Penundaan permintaan berhenti paling lama satu tahun',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 238', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: berhenti('3'),
  periksa: (usulan, fakta, konteks) => {
    const tunda = tercatat(fakta, 'PENUNDAAN_APS');
    if (!tunda.ada) return belumTahu(tunda.sebab);
    const maks = angka(konteks, parameter, 'bulanMaks');
    const lewat = tunda.nilai.find(({ mulai, akhir }) => tambahBulan(mulai, maks) < (akhir ?? usulan.tmt));
    return lewat === undefined ? LOLOS : gagal(`Penundaan sejak ${lewat.mulai} melebihi ${maks} bulan`, [lewat.dokumen]);
  },
});
