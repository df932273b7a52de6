import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';
import { angka } from '../parameter.ts';

const parameter = { bulanBatas: 3 };
/** The report of a year is due by the end of month `bulanBatas` of the next; its receipt is dated in that next year. */
export const b07 = aturan({
  kode: 'B07',
  judul: 'LHKPN tahun pelaporan terakhir dilaporkan',
  dasar: { peraturan: 'UU 28/1999; PP 94/2021', pasal: 'PP 94/2021 Pasal 4 huruf e', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2021-01-01') },
  parameter,
  menyangkut: wajibMenurut('B07'),
  periksa: (usulan, fakta, konteks) => {
    const tahun = Number(usulan.tmt.slice(0, 4));
    const isSudahBatas = Number(usulan.tmt.slice(5, 7)) > angka(konteks, parameter, 'bulanBatas');
    return wajibDokumen(fakta, 'TANDA_TERIMA_LHKPN', tanggal(`${isSudahBatas ? tahun : tahun - 1}-01-01`));
  },
});
