import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { angka } from '../parameter.ts';
import { akhirMasaAwal, PARAMETER_KEPALA } from './perlu-persetujuan-mendagri.ts';

export const c04 = aturan({
  kode: 'C04',
  judul: 'Enam bulan pertama kepala daerah butuh persetujuan tertulis Mendagri',
  dasar: { peraturan: 'UU 10/2016; Permendagri 73/2016', pasal: 'UU 10/2016 Pasal 162 ayat (3); Permendagri 73/2016 Pasal 2 ayat (2)', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  tingkatPada: { AJUKAN: 'WARN', SETUJUI: 'WARN', PERTEK: 'WARN' },
  berlaku: { sejak: tanggal('2016-07-01') },
  parameter: PARAMETER_KEPALA,
  menyangkut: (usulan) => usulan.tujuan.daerah,
  periksa: (usulan, fakta, konteks) => {
    const sampai = akhirMasaAwal(usulan, fakta, konteks);
    if (!sampai.ada) return belumTahu(sampai.sebab);
    if (sampai.nilai === null || fakta.persetujuanMendagri !== null) return LOLOS;
    return gagal(
      `Belum ${angka(konteks, PARAMETER_KEPALA, 'bulanSejakLantik')} bulan sejak pelantikan kepala daerah (sampai ${sampai.nilai}): perlu persetujuan Mendagri`,
      [`masaAwal:${sampai.nilai}`],
    );
  },
});
