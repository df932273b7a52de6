import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { jarakPangkat, menyangkutStruktural, PARAMETER_PANGKAT } from './pangkat-eselon.ts';

export const d01 = aturan({
  kode: 'D01',
  judul: 'Pangkat minimum eselon',
  dasar: { peraturan: 'PP 100/2000 jo. PP 13/2002', pasal: 'lampiran jenjang pangkat dan eselon', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2002-01-01') },
  parameter: PARAMETER_PANGKAT,
  menyangkut: menyangkutStruktural,
  periksa: (usulan, fakta, konteks) => {
    const jarak = jarakPangkat(usulan, fakta, konteks);
    if (!jarak.ada) return belumTahu(jarak.sebab);
    if (jarak.nilai === null || jarak.nilai.kurang <= jarak.nilai.ditoleransi) return LOLOS;
    return gagal(jarak.nilai.uraian, jarak.nilai.bukti);
  },
});
