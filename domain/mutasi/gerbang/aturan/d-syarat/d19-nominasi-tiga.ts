import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { angkatJpt } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { angkaTercatat } from '../tercatat.ts';
import { bukanSeleksiTerbuka } from './seleksi-terbuka.ts';

const parameter = { nominasi: 3 };
export const d19 = aturan({
  kode: 'D19',
  judul: 'Calon berasal dari tiga nominasi panitia seleksi',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 124-127', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter,
  menyangkut: angkatJpt,
  periksa: (usulan, fakta, konteks) => {
    const lain = bukanSeleksiTerbuka(usulan, fakta);
    if (!lain.ada) return belumTahu(lain.sebab);
    if (lain.nilai !== null) return tidakBerlaku(lain.nilai);
    const { jabatanId } = usulan.tujuan;
    const peringkat = angkaTercatat(fakta, 'NOMINASI', jabatanId);
    if (!peringkat.ada) return belumTahu(peringkat.sebab);
    const maks = angka(konteks, parameter, 'nominasi');
    const masuk = peringkat.nilai >= 1 && peringkat.nilai <= maks;
    return masuk ? LOLOS : gagal(`Calon bukan dari ${maks} nominasi pansel`, [`peringkat:${peringkat.nilai}`]);
  },
});
