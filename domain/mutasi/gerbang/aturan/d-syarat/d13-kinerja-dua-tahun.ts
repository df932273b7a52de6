import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { angka } from '../parameter.ts';

const parameter = { tahun: 2, kuadranMaks: 2 };
const PREDIKAT: Readonly<Record<number, string>> = { 1: 'SANGAT BAIK', 2: 'BAIK', 3: 'BUTUH PERBAIKAN', 4: 'KURANG', 5: 'SANGAT KURANG' };

export const d13 = aturan({
  kode: 'D13',
  judul: 'Kinerja dua tahun terakhir bernilai baik',
  dasar: { peraturan: 'PP 11/2017; Peraturan BKN 5/2019', pasal: 'PP 11/2017 Pasal 54', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: (usulan) => usulan.jenis !== 'PEMBERHENTIAN',
  periksa: (usulan, fakta, konteks) => {
    if (!fakta.kinerja.ada) return belumTahu(`Kinerja belum diketahui: ${fakta.kinerja.sebab}`);
    const batas = angka(konteks, parameter, 'kuadranMaks');
    const tahunTmt = Number(usulan.tmt.slice(0, 4));
    const kurang: string[] = [];
    const gelap: number[] = [];
    for (let mundur = 1; mundur <= angka(konteks, parameter, 'tahun'); mundur++) {
      const tahun = tahunTmt - mundur;
      const nilai = fakta.kinerja.nilai.filter((k) => k.tahun === tahun).map((k) => k.kuadran);
      const buruk = nilai.find((k) => k !== null && k > batas);
      if (nilai.length === 0) kurang.push(`${tahun}: belum ada`);
      else if (typeof buruk === 'number') kurang.push(`${tahun}: ${PREDIKAT[buruk] ?? `kuadran ${buruk}`}`);
      else if (nilai.some((k) => k === null || PREDIKAT[k] === undefined)) gelap.push(tahun);
    }
    if (kurang.length > 0) {
      return gagal(
        `Kinerja ${kurang.join(', ')}`,
        kurang.map((k) => `kinerja:${k.slice(0, 4)}`),
      );
    }
    return gelap.length > 0 ? belumTahu(`Predikat kinerja ${gelap.join(', ')} belum diketahui`) : LOLOS;
  },
});
