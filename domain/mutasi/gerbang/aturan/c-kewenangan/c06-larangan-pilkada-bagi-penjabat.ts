import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { kepalaDaerahTujuan, masaLarangan, PARAMETER_PILKADA } from './perlu-persetujuan-mendagri.ts';

export const c06 = aturan({
  kode: 'C06',
  judul: 'Larangan pilkada berlaku juga bagi penjabat kepala daerah',
  dasar: { peraturan: 'SE Mendagri 100.2.1.3/1575/SJ', pasal: 'pemberlakuan bagi penjabat', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  tingkatPada: { AJUKAN: 'WARN', SETUJUI: 'WARN', PERTEK: 'WARN' },
  berlaku: { sejak: tanggal('2024-03-22') },
  parameter: PARAMETER_PILKADA,
  menyangkut: (usulan) => usulan.tujuan.daerah,
  periksa: (usulan, fakta, konteks) => {
    const kepala = kepalaDaerahTujuan(fakta);
    if (!kepala.ada) return belumTahu(kepala.sebab);
    if (kepala.nilai.status === 'DEFINITIF') return tidakBerlaku('Kepala daerah definitif; berlaku C03');
    const masa = masaLarangan(usulan, fakta, konteks);
    if (!masa.ada) return belumTahu(masa.sebab);
    if (masa.nilai === null || fakta.persetujuanMendagri !== null) return LOLOS;
    return gagal(`${kepala.nilai.status} dilarang mengganti pejabat sejak ${masa.nilai.mulai} tanpa persetujuan Mendagri`, [
      `masaLarangan:${masa.nilai.mulai}/${masa.nilai.akhir}`,
    ]);
  },
});
