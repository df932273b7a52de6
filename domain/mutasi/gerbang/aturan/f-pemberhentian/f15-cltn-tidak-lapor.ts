import { bulanPenuh, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { berhenti } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { buktiTercatat } from '../tercatat.ts';

const parameter = { bulanMin: 6 };
export const f15 = aturan({
  kode: 'F15',
  judul: 'Tidak melapor enam bulan setelah CLTN berakhir',
  dasar: { peraturan: 'Rujukan SIASN jenisPemberhentian', pasal: 'jenis 15', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: berhenti('15'),
  periksa: (usulan, fakta, konteks) => {
    const cuti = buktiTercatat(fakta, 'CLTN');
    if (!cuti.ada) return belumTahu(cuti.sebab);
    const { akhir, dokumen } = cuti.nilai;
    if (akhir === null) return belumTahu('Akhir CLTN belum tercatat');
    const min = angka(konteks, parameter, 'bulanMin');
    return bulanPenuh(akhir, usulan.tmt) >= min ? LOLOS : gagal(`Belum ${min} bulan sejak CLTN berakhir ${akhir}`, [dokumen]);
  },
});
