import { tanggal, usiaPenuh } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaTanggalBkn } from '../baca-bkn.ts';
import { jenjangJfTujuan, kedudukanAsal } from '../kedudukan.ts';
import { keJf } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { lainnya: 53, madya: 55, utama: 60 };
export const d30 = aturan({
  kode: 'D30',
  judul: 'Usia maksimum perpindahan ke jabatan fungsional',
  dasar: { peraturan: 'PermenPANRB 1/2023', pasal: 'pengangkatan melalui perpindahan dari jabatan lain', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2023-01-01') },
  parameter,
  menyangkut: keJf,
  periksa: (usulan, fakta, konteks) => {
    const asal = kedudukanAsal(fakta);
    if (!asal.ada) return belumTahu(asal.sebab);
    if (asal.nilai.jenisJabatanId === '2') return tidakBerlaku('Sudah pada jabatan fungsional');
    const jenjang = jenjangJfTujuan(fakta);
    if (!jenjang.ada) return belumTahu(jenjang.sebab);
    const lahir = bacaTanggalBkn(fakta, 'tglLahir');
    if (!lahir.ada) return belumTahu(lahir.sebab);
    const batas = angka(konteks, parameter, jenjang.nilai === 'UT' ? 'utama' : jenjang.nilai === 'MA' ? 'madya' : 'lainnya');
    const usia = usiaPenuh(lahir.nilai, usulan.tmt);
    return usia > batas ? gagal(`Usia ${usia} melewati batas JF ${batas}`, [`usia:${usia}`]) : LOLOS;
  },
});
