import { tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';
import { angka } from '../parameter.ts';

const parameter = { bulanMaks: 36 };
/** Existence and age of the result; its score is not a fact of the hub. */
export const d14 = aturan({
  kode: 'D14',
  judul: 'Hasil uji kompetensi',
  dasar: { peraturan: 'PP 11/2017; PermenPANRB 38/2017', pasal: 'PP 11/2017 Pasal 54 dan 107', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: wajibMenurut('D14'),
  periksa: (usulan, fakta, konteks) => wajibDokumen(fakta, 'HASIL_UJI_KOMPETENSI', tambahBulan(usulan.tmt, -angka(konteks, parameter, 'bulanMaks'))),
});
