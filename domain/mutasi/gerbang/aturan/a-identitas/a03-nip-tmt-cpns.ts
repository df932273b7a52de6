import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaStatusAsn, bacaTanggalBkn } from '../baca-bkn.ts';

export const a03 = aturan({
  kode: 'A03',
  judul: 'NIP cocok dengan TMT CPNS',
  dasar: { peraturan: 'Perka BKN 22/2007; Indeks Kualitas Data BKN', pasal: 'ketentuan susunan NIP; dimensi konsistensi', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2007-01-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (usulan, fakta) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    if (status.nilai === 'PPPK') return LOLOS;
    const tmt = bacaTanggalBkn(fakta, 'tmtCpns');
    if (!tmt.ada) return belumTahu(tmt.sebab);
    const cocok = usulan.nip.slice(8, 14) === tmt.nilai.slice(0, 7).replace('-', '');
    return cocok ? LOLOS : gagal(`TMT CPNS ${tmt.nilai} tidak sama dengan NIP`, ['bkn:tmtCpns']);
  },
});
