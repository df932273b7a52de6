import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, LOLOS } from '../../aturan.ts';
import { angkatAtauPindah, antarInstansi } from '../menyangkut.ts';
import { registerMenghalangi } from '../tercatat.ts';

/** The milder half of B03: within the instansi an open case asks for a reason, it does not stop. */
export const b03i = aturan({
  kode: 'B03I',
  judul: 'Tidak dalam pemeriksaan disiplin (di dalam instansi)',
  dasar: { peraturan: 'PP 94/2021', pasal: 'proses pemeriksaan', keyakinan: 'SIMPULAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2021-01-01') },
  parameter: {},
  menyangkut: (usulan) => angkatAtauPindah(usulan) && !antarInstansi(usulan),
  periksa: (_usulan, fakta, { hariIni }) => registerMenghalangi(fakta, ['PEMERIKSAAN', 'BANDING'], hariIni) ?? LOLOS,
});
