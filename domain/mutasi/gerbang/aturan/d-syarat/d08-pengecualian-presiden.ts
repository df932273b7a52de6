import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { dokumenJenis } from '../dokumen.ts';
import { keJpt } from '../menyangkut.ts';

/** Told when the exception is used; D06 and D07 then let pass. */
export const d08 = aturan({
  kode: 'D08',
  judul: 'Pengecualian dengan persetujuan Presiden',
  dasar: { peraturan: 'PP 17/2020', pasal: 'Pasal 107 ayat (2)', keyakinan: 'TERBACA' },
  tingkat: 'INFO',
  berlaku: { sejak: tanggal('2020-01-01') },
  parameter: {},
  menyangkut: keJpt,
  periksa: (_usulan, fakta) => {
    const izin = dokumenJenis(fakta, 'PERSETUJUAN_PRESIDEN');
    if (!izin.ada) return belumTahu(izin.sebab);
    const [surat] = izin.nilai;
    return surat === undefined ? LOLOS : gagal(`Dikecualikan: persetujuan Presiden ${surat.nomor}`, [surat.nomor]);
  },
});
