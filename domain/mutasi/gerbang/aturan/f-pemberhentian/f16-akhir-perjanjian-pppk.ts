import { tambahHari, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaStatusAsn } from '../baca-bkn.ts';
import { berhenti } from '../menyangkut.ts';
import { buktiTercatat } from '../tercatat.ts';

export const f16 = aturan({
  kode: 'F16',
  judul: 'TMT berhenti PPPK sehari setelah perjanjian kerja berakhir',
  dasar: { peraturan: 'PP 49/2018; UU 20/2023', pasal: 'UU 20/2023 Pasal 52', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2018-11-28') },
  parameter: {},
  menyangkut: berhenti('PK'),
  periksa: (usulan, fakta) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    if (status.nilai !== 'PPPK') return gagal('Hanya PPPK yang berhenti karena perjanjian kerja berakhir', ['bkn:statusAsn']);
    const kontrak = buktiTercatat(fakta, 'KONTRAK_PPPK');
    if (!kontrak.ada) return belumTahu(kontrak.sebab);
    const { akhir, dokumen } = kontrak.nilai;
    if (akhir === null) return belumTahu('Akhir perjanjian kerja belum tercatat');
    const seharusnya = tambahHari(akhir, 1);
    return usulan.tmt === seharusnya ? LOLOS : gagal(`Perjanjian kerja berakhir ${akhir}, TMT berhenti seharusnya ${seharusnya}`, [dokumen]);
  },
});
