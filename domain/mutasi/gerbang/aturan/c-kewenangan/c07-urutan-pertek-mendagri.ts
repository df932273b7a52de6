import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { sejakSk } from '../menyangkut.ts';
import { PARAMETER_KEPALA, PARAMETER_PILKADA, perluPersetujuanMendagri } from './perlu-persetujuan-mendagri.ts';

export const c07 = aturan({
  kode: 'C07',
  judul: 'Persetujuan Mendagri tidak mendahului pertek BKN',
  dasar: { peraturan: 'SE Kepala BKN 7/2024', pasal: 'urutan persetujuan, praktik', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2024-01-01') },
  parameter: {},
  menyangkut: (usulan, konteks) => usulan.tujuan.daerah && sejakSk(konteks),
  periksa: (usulan, fakta, konteks) => {
    const perlu = perluPersetujuanMendagri(usulan, fakta, { parameter: { ...PARAMETER_PILKADA, ...PARAMETER_KEPALA, ...konteks.parameter } });
    if (!perlu.ada) return belumTahu(perlu.sebab);
    if (!perlu.nilai) return tidakBerlaku('Tidak perlu persetujuan Mendagri');
    if (fakta.persetujuanMendagri === null) return belumTahu('Persetujuan Mendagri belum tercatat');
    if (fakta.pertek === null) return belumTahu('Pertek belum tercatat');
    return fakta.persetujuanMendagri.tanggal < fakta.pertek.tanggal
      ? gagal('Persetujuan Mendagri mendahului pertek BKN', [fakta.persetujuanMendagri.nomor, fakta.pertek.nomor])
      : LOLOS;
  },
});
