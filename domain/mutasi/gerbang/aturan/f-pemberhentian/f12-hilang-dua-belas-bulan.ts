import { bulanPenuh, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { berhenti } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { buktiTercatat } from '../tercatat.ts';

const parameter = { bulanMin: 12 };
export const f12 = aturan({
  kode: 'F12',
  judul: 'Hilang paling singkat dua belas bulan',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 246', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: berhenti('14'),
  periksa: (usulan, fakta, konteks) => {
    const hilang = buktiTercatat(fakta, 'HILANG');
    if (!hilang.ada) return belumTahu(hilang.sebab);
    const { mulai, dokumen } = hilang.nilai;
    const min = angka(konteks, parameter, 'bulanMin');
    return bulanPenuh(mulai, usulan.tmt) >= min ? LOLOS : gagal(`Belum ${min} bulan dinyatakan hilang sejak ${mulai}`, [dokumen]);
  },
});
