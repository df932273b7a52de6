import { tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { dokumenJenis } from '../dokumen.ts';
import { kedudukanAsal } from '../kedudukan.ts';
import { keJpt } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { bulanMaks: 60 };
/** Step of JPT pratama on the ladder of positions. */
const JPT_PRATAMA = 4;

export const d22 = aturan({
  kode: 'D22',
  judul: 'JPT lebih dari lima tahun dievaluasi',
  dasar: { peraturan: 'UU 5/2014; PP 11/2017', pasal: 'UU 5/2014 Pasal 117; PP 11/2017 Pasal 133', keyakinan: 'INGATAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: keJpt,
  periksa: (usulan, fakta, konteks) => {
    const asal = kedudukanAsal(fakta);
    if (!asal.ada) return belumTahu(asal.sebab);
    if (asal.nilai.jenisJabatanId !== '1' || asal.nilai.taraf < JPT_PRATAMA) return tidakBerlaku('Jabatan sekarang bukan JPT');
    if (usulan.tmt <= tambahBulan(asal.nilai.tmt, angka(konteks, parameter, 'bulanMaks'))) return LOLOS;
    const evaluasi = dokumenJenis(fakta, 'EVALUASI_JPT', 'PERPANJANGAN_JPT');
    if (!evaluasi.ada) return belumTahu(evaluasi.sebab);
    return evaluasi.nilai.length > 0 ? LOLOS : gagal('Masa JPT melewati 5 tahun: perlu evaluasi atau perpanjangan', ['bkn:tmtJabatan']);
  },
});
