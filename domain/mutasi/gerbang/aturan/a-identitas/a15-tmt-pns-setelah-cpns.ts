import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaStatusAsn, bacaTanggalBkn } from '../baca-bkn.ts';

export const a15 = aturan({
  kode: 'A15',
  judul: 'TMT PNS tidak mendahului TMT CPNS',
  dasar: { peraturan: 'Indeks Kualitas Data BKN', pasal: 'dimensi akurasi', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2024-01-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (_usulan, fakta) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    if (status.nilai !== 'PNS') return LOLOS;
    const cpns = bacaTanggalBkn(fakta, 'tmtCpns');
    if (!cpns.ada) return belumTahu(cpns.sebab);
    const pns = bacaTanggalBkn(fakta, 'tmtPns');
    if (!pns.ada) return belumTahu(pns.sebab);
    return cpns.nilai > pns.nilai ? gagal(`TMT CPNS ${cpns.nilai} lebih besar dari TMT PNS ${pns.nilai}`, ['bkn:tmtCpns', 'bkn:tmtPns']) : LOLOS;
  },
});
