import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { kepalaDaerahTujuan } from './perlu-persetujuan-mendagri.ts';

export const c05 = aturan({
  kode: 'C05',
  judul: 'Penjabat atau pelaksana tugas kepala daerah butuh persetujuan tertulis Mendagri',
  dasar: { peraturan: 'PP 49/2008; UU 10/2016', pasal: 'PP 49/2008 Pasal 132A; UU 10/2016 Pasal 71 ayat (4)', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  tingkatPada: { AJUKAN: 'WARN', SETUJUI: 'WARN', PERTEK: 'WARN' },
  berlaku: { sejak: tanggal('2016-07-01') },
  parameter: {},
  menyangkut: (usulan) => usulan.tujuan.daerah,
  periksa: (_usulan, fakta) => {
    const kepala = kepalaDaerahTujuan(fakta);
    if (!kepala.ada) return belumTahu(kepala.sebab);
    if (kepala.nilai.status === 'DEFINITIF') return tidakBerlaku('Kepala daerah definitif');
    return fakta.persetujuanMendagri === null
      ? gagal(`${kepala.nilai.status} kepala daerah dilarang mutasi tanpa persetujuan Mendagri`, [kepala.nilai.nomorSk])
      : LOLOS;
  },
});
