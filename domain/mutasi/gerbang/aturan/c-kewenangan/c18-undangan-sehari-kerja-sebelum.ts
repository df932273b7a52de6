import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { dokumenJenis } from '../dokumen.ts';
import { dilantik } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { hariKerja: 1 };
export const c18 = aturan({
  kode: 'C18',
  judul: 'Undangan pelantikan paling lambat satu hari kerja sebelumnya',
  dasar: { peraturan: 'Perka BKN 7/2017', pasal: 'tata cara pelantikan', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: (usulan, konteks) => dilantik(usulan) && konteks.tahap === 'PELANTIKAN',
  periksa: (_usulan, fakta, konteks) => {
    const undangan = dokumenJenis(fakta, 'UNDANGAN_PELANTIKAN');
    if (!undangan.ada) return belumTahu(undangan.sebab);
    // The first invitation counts: a reminder on the last day does not undo it.
    const pertama = undangan.nilai.at(-1);
    if (pertama === undefined) return gagal('Undangan pelantikan belum dilampirkan', ['dokumen:UNDANGAN_PELANTIKAN']);
    const hari = fakta.pelantikan;
    if (hari === null) return belumTahu('Tanggal pelantikan belum tercatat');
    if (!fakta.alur.hariKerjaPelantikan.ada) return belumTahu(`Hari kerja belum diketahui: ${fakta.alur.hariKerjaPelantikan.sebab}`);
    const n = angka(konteks, parameter, 'hariKerja');
    const terlambat = fakta.alur.hariKerjaPelantikan.nilai.filter((t) => t < hari)[n - 1];
    if (terlambat === undefined) return belumTahu('Hari kerja sebelum pelantikan belum diketahui');
    return pertama.tanggal <= terlambat ? LOLOS : gagal(`Undangan ${pertama.tanggal} kurang dari ${n} hari kerja sebelum pelantikan`, [pertama.nomor]);
  },
});
