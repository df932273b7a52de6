import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { dilantik } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { hariKerja: 30 };
export const c16 = aturan({
  kode: 'C16',
  judul: 'Pelantikan paling lambat 30 hari kerja sejak SK',
  dasar: { peraturan: 'Perka BKN 7/2017; PP 11/2017', pasal: 'PP 11/2017 Pasal 63, 93 dan 141', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: (usulan, konteks) => dilantik(usulan) && konteks.tahap === 'PELANTIKAN',
  periksa: (_usulan, fakta, konteks) => {
    if (fakta.sk === null) return belumTahu('SK belum tercatat');
    if (!fakta.alur.hariKerjaPelantikan.ada) return belumTahu(`Hari kerja belum diketahui: ${fakta.alur.hariKerjaPelantikan.sebab}`);
    const { nomor, tanggal: sejak } = fakta.sk;
    const batas = angka(konteks, parameter, 'hariKerja');
    const terpakai = fakta.alur.hariKerjaPelantikan.nilai.filter((t) => t > sejak).length;
    return terpakai > batas ? gagal(`Pelantikan melewati ${batas} hari kerja sejak SK ${sejak}`, [nomor]) : LOLOS;
  },
});
