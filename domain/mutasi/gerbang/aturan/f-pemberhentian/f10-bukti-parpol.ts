import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, LOLOS } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';
import { berhenti } from '../menyangkut.ts';
import { tercatat } from '../tercatat.ts';

export const f10 = aturan({
  kode: 'F10',
  judul: 'Bukti keanggotaan atau pencalonan partai politik',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 254-255', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: berhenti('8'),
  periksa: (_usulan, fakta) => {
    const dicatat = tercatat(fakta, 'PARPOL');
    if (!dicatat.ada) return belumTahu(dicatat.sebab);
    return dicatat.nilai.length > 0 ? LOLOS : wajibDokumen(fakta, 'BUKTI_PARPOL');
  },
});
