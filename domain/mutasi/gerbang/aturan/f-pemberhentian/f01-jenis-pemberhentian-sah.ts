import { tanggal } from '../../../../asn/tanggal.ts';
import { JENIS_PEMBERHENTIAN } from '../../../rincian.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { berhentiJabatan } from '../menyangkut.ts';

export const f01 = aturan({
  kode: 'F01',
  judul: 'Jenis pemberhentian dikenal',
  dasar: { peraturan: 'Rujukan SIASN jenisPemberhentian', pasal: 'daftar 1 sampai 16', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: (usulan) => usulan.jenis === 'PEMBERHENTIAN' && !berhentiJabatan(usulan),
  periksa: ({ rincian }) => {
    const jenis = rincian?.jenisPemberhentian ?? null;
    if (jenis === null) return belumTahu('Jenis pemberhentian atau alasan pemberhentian dari jabatan belum disebut');
    return Object.hasOwn(JENIS_PEMBERHENTIAN, jenis) ? LOLOS : gagal(`Jenis pemberhentian ${jenis} tidak dikenal`, [`jenisPemberhentian:${jenis}`]);
  },
});
