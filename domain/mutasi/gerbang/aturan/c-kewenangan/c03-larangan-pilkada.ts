import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { masaLarangan, PARAMETER_PILKADA } from './perlu-persetujuan-mendagri.ts';

export const c03 = aturan({
  kode: 'C03',
  judul: 'Penggantian pejabat dalam masa larangan pilkada butuh persetujuan tertulis Mendagri',
  dasar: { peraturan: 'UU 10/2016', pasal: 'Pasal 71 ayat (2)', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  // Mendagri answers only after the pertek, so until then the rule announces what will be required.
  tingkatPada: { AJUKAN: 'WARN', SETUJUI: 'WARN', PERTEK: 'WARN' },
  berlaku: { sejak: tanggal('2016-07-01') },
  parameter: PARAMETER_PILKADA,
  menyangkut: (usulan) => usulan.tujuan.daerah,
  periksa: (usulan, fakta, konteks) => {
    const masa = masaLarangan(usulan, fakta, konteks);
    if (!masa.ada) return belumTahu(masa.sebab);
    if (masa.nilai === null || fakta.persetujuanMendagri !== null) return LOLOS;
    return gagal(`Dilarang mengganti pejabat sejak ${masa.nilai.mulai} sampai ${masa.nilai.akhir} tanpa persetujuan Mendagri`, [
      `masaLarangan:${masa.nilai.mulai}/${masa.nilai.akhir}`,
    ]);
  },
});
