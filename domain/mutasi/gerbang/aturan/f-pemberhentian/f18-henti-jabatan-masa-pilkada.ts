import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { PARAMETER_KEPALA, PARAMETER_PILKADA, perluPersetujuanMendagri } from '../c-kewenangan/perlu-persetujuan-mendagri.ts';
import { berhentiJabatan } from '../menyangkut.ts';

export const f18 = aturan({
  kode: 'F18',
  judul: 'Pemberhentian dari jabatan butuh persetujuan Mendagri bila pengangkatan butuh',
  dasar: { peraturan: 'UU 10/2016', pasal: 'Pasal 71 dan 162', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  tingkatPada: { AJUKAN: 'WARN', SETUJUI: 'WARN', PERTEK: 'WARN' },
  berlaku: { sejak: tanggal('2016-07-01') },
  parameter: { ...PARAMETER_PILKADA, ...PARAMETER_KEPALA },
  menyangkut: (usulan) => berhentiJabatan(usulan) && usulan.tujuan.daerah,
  periksa: (usulan, fakta, konteks) => {
    const perlu = perluPersetujuanMendagri(usulan, fakta, konteks);
    if (!perlu.ada) return belumTahu(perlu.sebab);
    if (!perlu.nilai) return tidakBerlaku('Tidak dalam masa yang membutuhkan persetujuan Mendagri');
    return fakta.persetujuanMendagri === null ? gagal('Dilarang memberhentikan pejabat tanpa persetujuan Mendagri', [`tmt:${usulan.tmt}`]) : LOLOS;
  },
});
