import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaBkn } from '../baca-bkn.ts';
import { angkatAtauPindah } from '../menyangkut.ts';

/** SIASN jenisJabatanId of a person with two positions. */
const RANGKAP = '3';

export const d26 = aturan({
  kode: 'D26',
  judul: 'Tidak merangkap jabatan',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 53 dan 98', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: angkatAtauPindah,
  periksa: (_usulan, fakta) => {
    const jenis = bacaBkn(fakta, 'jenisJabatanId');
    if (!jenis.ada) return belumTahu(jenis.sebab);
    return jenis.nilai === RANGKAP ? gagal('Tercatat merangkap jabatan; rangkap tidak diperbolehkan', [`jenisJabatanId:${RANGKAP}`]) : LOLOS;
  },
});
