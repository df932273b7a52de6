import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaBkn } from '../baca-bkn.ts';

const DIGIT: Readonly<Record<string, string>> = { M: '1', F: '2' };

export const a05 = aturan({
  kode: 'A05',
  judul: 'NIP cocok dengan jenis kelamin',
  dasar: { peraturan: 'Perka BKN 22/2007; Indeks Kualitas Data BKN', pasal: 'ketentuan susunan NIP; dimensi konsistensi', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2007-01-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (usulan, fakta) => {
    const kelamin = bacaBkn(fakta, 'jenisKelamin');
    if (!kelamin.ada) return belumTahu(kelamin.sebab);
    const digit = DIGIT[kelamin.nilai];
    if (digit === undefined) return belumTahu('Jenis kelamin pada data BKN bukan M atau F');
    return usulan.nip[14] === digit ? LOLOS : gagal('Jenis kelamin tidak sama dengan NIP', ['bkn:jenisKelamin']);
  },
});
