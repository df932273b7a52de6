import { urutPendidikan } from '../../../../asn/pendidikan.ts';
import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaBkn } from '../baca-bkn.ts';
import { angkatAtauPindah } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { JPT_UTAMA: 35, JPT_MADYA: 35, JPT_PRATAMA: 35, ADMINISTRATOR: 35, PENGAWAS: 30, PELAKSANA: 15 };
/** Parameters are SIASN tingkatPendidikanId; the ids have two digits. */
const kode = (angka: number): string => String(angka).padStart(2, '0');

export const d03 = aturan({
  kode: 'D03',
  judul: 'Pendidikan minimum jabatan',
  dasar: { peraturan: 'PP 11/2017; PP 17/2020', pasal: 'PP 11/2017 Pasal 54; PP 17/2020 Pasal 107', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: (usulan) => angkatAtauPindah(usulan) && usulan.tujuan.jenisJabatanId !== '2',
  periksa: (usulan, fakta, konteks) => {
    const { jenjang } = usulan.tujuan;
    const minimal = kode(angka(konteks, parameter, jenjang === 'JABATAN_FUNGSIONAL' ? 'PELAKSANA' : jenjang));
    const tingkat = bacaBkn(fakta, 'tkPendidikanId');
    if (!tingkat.ada) return belumTahu(tingkat.sebab);
    const punya = urutPendidikan(tingkat.nilai);
    const perlu = urutPendidikan(minimal);
    if (punya === null || perlu === null) return belumTahu(`Tingkat pendidikan ${punya === null ? tingkat.nilai : minimal} tidak dikenal`);
    return punya >= perlu ? LOLOS : gagal(`Pendidikan ${tingkat.nilai} di bawah syarat ${minimal}`, [`tkPendidikanId:${tingkat.nilai}`]);
  },
});
