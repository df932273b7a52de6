import { tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { berhenti } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { bupSekarang, PARAMETER_BUP } from './bup-sekarang.ts';

const parameter = { bulanSebelum: 3, ...PARAMETER_BUP };
const karenaBup = berhenti('1');
export const f03 = aturan({
  kode: 'F03',
  judul: 'Usul pensiun BUP paling lambat tiga bulan sebelumnya',
  dasar: { peraturan: 'Tampilan SIASN', pasal: 'batas usul, tanpa pasal', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter,
  menyangkut: (usulan, konteks) => karenaBup(usulan) && konteks.tahap === 'AJUKAN',
  periksa: (_usulan, fakta, konteks) => {
    const b = bupSekarang(fakta, konteks);
    if (!b.ada) return belumTahu(b.sebab);
    const bulan = angka(konteks, parameter, 'bulanSebelum');
    const batas = tambahBulan(b.nilai.tercapai, -bulan);
    return konteks.hariIni > batas ? gagal(`Usul kurang dari ${bulan} bulan sebelum BUP`, [`batas:${batas}`]) : LOLOS;
  },
});
