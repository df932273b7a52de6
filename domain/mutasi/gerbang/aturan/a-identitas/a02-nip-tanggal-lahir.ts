import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaTanggalBkn } from '../baca-bkn.ts';

export const a02 = aturan({
  kode: 'A02',
  judul: 'NIP cocok dengan tanggal lahir',
  dasar: { peraturan: 'Perka BKN 22/2007; Indeks Kualitas Data BKN', pasal: 'ketentuan susunan NIP; dimensi konsistensi', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2007-01-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (usulan, fakta) => {
    const lahir = bacaTanggalBkn(fakta, 'tglLahir');
    if (!lahir.ada) return belumTahu(lahir.sebab);
    // The date itself stays out of the message: a berita acara travels further than the record.
    return usulan.nip.slice(0, 8) === lahir.nilai.replaceAll('-', '') ? LOLOS : gagal('Tanggal lahir pada data BKN tidak sama dengan NIP', ['bkn:tglLahir']);
  },
});
