import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';

export const c14 = aturan({
  kode: 'C14',
  judul: 'TMT tidak mendahului tanggal SK',
  dasar: { peraturan: 'Asas administrasi pemerintahan', pasal: 'tanpa pasal', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: (usulan, konteks) => usulan.jenis !== 'PEMBERHENTIAN' && (konteks.tahap === 'SK' || konteks.tahap === 'PELANTIKAN'),
  periksa: (usulan, fakta) => {
    if (fakta.sk === null) return belumTahu('SK belum tercatat');
    return usulan.tmt < fakta.sk.tanggal ? gagal(`TMT ${usulan.tmt} mendahului tanggal SK ${fakta.sk.tanggal}`, [fakta.sk.nomor]) : LOLOS;
  },
});
