import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { sejakSk } from '../menyangkut.ts';
import { kepalaDaerahTujuan } from './perlu-persetujuan-mendagri.ts';

export const c02 = aturan({
  kode: 'C02',
  judul: 'Pejabat yang ditunjuk wajib pertek lebih dahulu',
  dasar: { peraturan: 'Perpres 116/2022', pasal: 'pengendalian sebelum penetapan', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: (usulan, konteks) => usulan.tujuan.daerah && sejakSk(konteks),
  periksa: (_usulan, fakta) => {
    const kepala = kepalaDaerahTujuan(fakta);
    if (!kepala.ada) return belumTahu(kepala.sebab);
    if (kepala.nilai.status === 'DEFINITIF') return tidakBerlaku('Kepala daerah definitif');
    if (fakta.sk === null) return belumTahu('SK belum tercatat');
    if (fakta.pertek === null || fakta.pertek.tanggal > fakta.sk.tanggal)
      return gagal(`${kepala.nilai.status} wajib pertek Kepala BKN lebih dahulu`, [kepala.nilai.nomorSk]);
    return LOLOS;
  },
});
