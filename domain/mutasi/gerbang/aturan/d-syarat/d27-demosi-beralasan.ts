import { tanggal } from '../../../../asn/tanggal.ts';
import { namaTaraf } from '../../../taraf.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { dokumenJenis } from '../dokumen.ts';
import { langkah } from '../kedudukan.ts';
import { angkatAtauPindah, penugasan } from '../menyangkut.ts';

/** SIASN kinds of punishment that lower or take away a position. */
const HUKUMAN_TURUN: readonly string[] = ['13', '27', '28'];

export const d27 = aturan({
  kode: 'D27',
  judul: 'Penurunan jabatan berdasar',
  dasar: { peraturan: 'PP 94/2021; PP 11/2017', pasal: 'jenis hukuman berat; tanpa nomor pasal terkonfirmasi', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2021-01-01') },
  parameter: {},
  menyangkut: (usulan) => angkatAtauPindah(usulan) && !penugasan(usulan),
  periksa: (usulan, fakta) => {
    const l = langkah(usulan, fakta);
    if (!l.ada) return belumTahu(l.sebab);
    if (l.nilai.tujuan >= l.nilai.asal.taraf) return tidakBerlaku('Bukan penurunan jabatan');
    const dasar = dokumenJenis(fakta, 'SK_HUKUMAN_DISIPLIN', 'PERMOHONAN_SENDIRI', 'PENATAAN_ORGANISASI', 'EVALUASI_KINERJA');
    if (!dasar.ada) return belumTahu(dasar.sebab);
    if (dasar.nilai.length > 0) return LOLOS;
    if (!fakta.hukuman.ada) return belumTahu(`Hukuman disiplin belum diketahui: ${fakta.hukuman.sebab}`);
    const turun = fakta.hukuman.nilai.some((h) => HUKUMAN_TURUN.includes(h.jenisHukumanId));
    return turun
      ? LOLOS
      : gagal(`Penurunan jabatan dari ${namaTaraf(l.nilai.asal.taraf)} ke ${namaTaraf(l.nilai.tujuan)} tanpa dasar`, [
          `taraf:${l.nilai.asal.taraf}-${l.nilai.tujuan}`,
        ]);
  },
});
