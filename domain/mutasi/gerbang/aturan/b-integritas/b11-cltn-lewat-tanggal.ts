import { tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaBkn } from '../baca-bkn.ts';
import { berhenti } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { buktiTercatat } from '../tercatat.ts';

const parameter = { bulanLapor: 6 };
/** Kedudukan hukum of SIASN: leave and its extension. */
const CLTN: readonly string[] = ['02', '13'];
const karenaCltn = berhenti('15');
export const b11 = aturan({
  kode: 'B11',
  judul: 'CLTN yang berakhir sudah dilaporkan',
  dasar: { peraturan: 'Indeks Kualitas Data BKN', pasal: 'dimensi ketepatan waktu: CLTN lewat', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2024-01-01') },
  parameter,
  menyangkut: (usulan) => !karenaCltn(usulan),
  periksa: (usulan, fakta, konteks) => {
    const kedudukan = bacaBkn(fakta, 'kedudukanHukumId');
    if (!kedudukan.ada) return belumTahu(kedudukan.sebab);
    if (!CLTN.includes(kedudukan.nilai)) return tidakBerlaku('Tidak sedang CLTN');
    const cuti = buktiTercatat(fakta, 'CLTN');
    if (!cuti.ada) return belumTahu(cuti.sebab);
    const { akhir, dokumen } = cuti.nilai;
    if (akhir === null) return belumTahu('Akhir CLTN belum tercatat');
    if (akhir >= konteks.hariIni) return LOLOS;
    const henti =
      tambahBulan(akhir, angka(konteks, parameter, 'bulanLapor')) < usulan.tmt ? '; lebih lama dari batas lapor, usulkan pemberhentian jenis 15' : '';
    return gagal(`CLTN berakhir ${akhir} dan belum dilaporkan${henti}`, [dokumen]);
  },
});
