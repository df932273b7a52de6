import { tanggal, usiaPenuh } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaTanggalBkn } from '../baca-bkn.ts';
import { berhenti } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { tercatatPada } from '../tercatat.ts';

/** Years. */
const parameter = { usiaMin: 50, masaKerjaMin: 10 };
export const f13 = aturan({
  kode: 'F13',
  judul: 'Syarat pensiun karena perampingan organisasi',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 241', keyakinan: 'INGATAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: berhenti('9'),
  periksa: (usulan, fakta, konteks) => {
    const tempat = tercatatPada(fakta, 'PENEMPATAN', usulan.tmt);
    if (!tempat.ada) return belumTahu(tempat.sebab);
    const [baru] = tempat.nilai;
    if (baru !== undefined) return gagal('Pegawai sudah ditempatkan pada jabatan lain', [baru.dokumen]);
    const lahir = bacaTanggalBkn(fakta, 'tglLahir');
    if (!lahir.ada) return belumTahu(lahir.sebab);
    const sejak = bacaTanggalBkn(fakta, 'tmtCpns');
    if (!sejak.ada) return belumTahu(sejak.sebab);
    const usia = usiaPenuh(lahir.nilai, usulan.tmt);
    const masa = usiaPenuh(sejak.nilai, usulan.tmt);
    if (usia >= angka(konteks, parameter, 'usiaMin') && masa >= angka(konteks, parameter, 'masaKerjaMin')) return LOLOS;
    return gagal(`Syarat perampingan belum terpenuhi: usia ${usia}, masa kerja ${masa} tahun`, [`usia:${usia}`, `masaKerja:${masa}`]);
  },
});
