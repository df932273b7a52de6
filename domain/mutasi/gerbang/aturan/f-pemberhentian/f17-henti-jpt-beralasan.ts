import { tanggal } from '../../../../asn/tanggal.ts';
import { ALASAN_HENTI_JABATAN } from '../../../rincian.ts';
import { aturan, gagal, LOLOS } from '../../aturan.ts';
import { berhentiJabatan, tujuanJpt } from '../menyangkut.ts';

export const f17 = aturan({
  kode: 'F17',
  judul: 'Alasan pemberhentian dari JPT sah',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 144', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: (usulan) => berhentiJabatan(usulan) && tujuanJpt(usulan),
  periksa: ({ rincian }) => {
    const alasan = rincian?.alasanJabatan ?? '';
    return Object.hasOwn(ALASAN_HENTI_JABATAN, alasan) ? LOLOS : gagal(`Alasan pemberhentian dari jabatan tidak sah: ${alasan}`, [`alasanJabatan:${alasan}`]);
  },
});
