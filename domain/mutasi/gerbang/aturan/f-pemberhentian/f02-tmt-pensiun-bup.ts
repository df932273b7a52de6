import { tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { berhenti } from '../menyangkut.ts';
import { bupSekarang, PARAMETER_BUP } from './bup-sekarang.ts';

export const f02 = aturan({
  kode: 'F02',
  judul: 'TMT pensiun BUP tepat',
  dasar: { peraturan: 'UU 20/2023; PP 11/2017', pasal: 'UU 20/2023 Pasal 55; PP 11/2017 Pasal 239-240', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: PARAMETER_BUP,
  menyangkut: berhenti('1'),
  periksa: (usulan, fakta, konteks) => {
    const b = bupSekarang(fakta, konteks);
    if (!b.ada) return belumTahu(b.sebab);
    const { bup, tercapai } = b.nilai;
    const seharusnya = tambahBulan(tanggal(`${tercapai.slice(0, 7)}-01`), 1);
    return usulan.tmt === seharusnya ? LOLOS : gagal(`TMT pensiun BUP ${bup} seharusnya ${seharusnya}`, [`bup:${bup}`]);
  },
});
