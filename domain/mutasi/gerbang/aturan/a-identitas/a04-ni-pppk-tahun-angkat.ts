import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaStatusAsn, bacaTanggalBkn } from '../baca-bkn.ts';

export const a04 = aturan({
  kode: 'A04',
  judul: 'NI PPPK cocok dengan tahun pengangkatan',
  dasar: { peraturan: 'Perka BKN 22/2007; Indeks Kualitas Data BKN', pasal: 'ketentuan susunan NI PPPK; dimensi konsistensi', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2007-01-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (usulan, fakta) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    if (status.nilai !== 'PPPK') return LOLOS;
    const tmt = bacaTanggalBkn(fakta, 'tmtCpns');
    if (!tmt.ada) return belumTahu(tmt.sebab);
    return usulan.nip.slice(8, 12) === tmt.nilai.slice(0, 4) ? LOLOS : gagal('Tahun pengangkatan PPPK tidak sama dengan NI PPPK', ['bkn:tmtCpns']);
  },
});
