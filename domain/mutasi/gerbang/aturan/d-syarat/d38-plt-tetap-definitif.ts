import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaBkn } from '../baca-bkn.ts';
import { penugasan } from '../menyangkut.ts';

/** SIASN jenisPenugasan. */
const DEFINITIF = 'D';
export const d38 = aturan({
  kode: 'D38',
  judul: 'Plt atau Plh tetap pada jabatan definitifnya',
  dasar: { peraturan: 'SE Kepala BKN 2/SE/VII/2019; SE Kepala BKN 1/SE/I/2021', pasal: 'ketentuan jabatan definitif', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2019-07-01') },
  parameter: {},
  menyangkut: penugasan,
  periksa: (_usulan, fakta) => {
    const jabatan = bacaBkn(fakta, 'jabatanId');
    if (!jabatan.ada) return belumTahu(jabatan.sebab);
    const tugas = bacaBkn(fakta, 'jenisPenugasanId');
    if (!tugas.ada) return belumTahu(tugas.sebab);
    if (tugas.nilai === DEFINITIF) return LOLOS;
    return gagal('Pegawai tidak tercatat pada jabatan definitif', [`jenisPenugasanId:${tugas.nilai}`]);
  },
});
