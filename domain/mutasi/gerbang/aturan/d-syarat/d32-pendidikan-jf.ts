import { urutPendidikan } from '../../../../asn/pendidikan.ts';
import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaBkn } from '../baca-bkn.ts';
import { jenjangJfTujuan } from '../kedudukan.ts';
import { keJf } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { keahlian: 35, keterampilan: 15 };
const KEAHLIAN: readonly string[] = ['PT', 'MU', 'MA', 'UT'];

export const d32 = aturan({
  kode: 'D32',
  judul: 'Pendidikan minimum jabatan fungsional',
  dasar: { peraturan: 'PermenPANRB 1/2023; Indeks Kualitas Data BKN', pasal: 'syarat pengangkatan; dimensi akurasi', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2023-01-01') },
  parameter,
  menyangkut: keJf,
  periksa: (_usulan, fakta, konteks) => {
    const jenjang = jenjangJfTujuan(fakta);
    if (!jenjang.ada) return belumTahu(jenjang.sebab);
    const minimal = String(angka(konteks, parameter, KEAHLIAN.includes(jenjang.nilai) ? 'keahlian' : 'keterampilan'));
    const tingkat = bacaBkn(fakta, 'tkPendidikanId');
    if (!tingkat.ada) return belumTahu(tingkat.sebab);
    const punya = urutPendidikan(tingkat.nilai);
    const perlu = urutPendidikan(minimal);
    if (punya === null || perlu === null) return belumTahu(`Tingkat pendidikan ${punya === null ? tingkat.nilai : minimal} tidak dikenal`);
    return punya >= perlu ? LOLOS : gagal(`Pendidikan ${tingkat.nilai} di bawah syarat JF ${minimal}`, [`tkPendidikanId:${tingkat.nilai}`]);
  },
});
