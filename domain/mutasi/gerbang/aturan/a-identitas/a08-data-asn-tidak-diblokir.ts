import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaBkn } from '../baca-bkn.ts';
import { blokirMenahan } from '../blokir-menahan.ts';
import { angka } from '../parameter.ts';

const parameter = { kedudukanDiblokir: 92 };

export const a08 = aturan({
  kode: 'A08',
  judul: 'Data ASN tidak diblokir',
  dasar: { peraturan: 'Peraturan BKN 1/2023', pasal: 'pemblokiran data; Perpres 116/2022 Pasal 20 ayat (4)', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2023-01-01') },
  parameter,
  menyangkut: () => true,
  periksa: (usulan, fakta, konteks) => {
    const blokir = fakta.blokirAsn.ada ? fakta.blokirAsn.nilai.filter(blokirMenahan(usulan.jenis)) : [];
    if (blokir.length > 0) {
      const surat = blokir.map((b) => `sejak ${b.sejak} (${b.nomorSurat})`).join(', ');
      return gagal(
        `Data kepegawaian diblokir ${surat}`,
        blokir.map((b) => b.nomorSurat),
      );
    }
    const kedudukan = bacaBkn(fakta, 'kedudukanHukumId');
    if (kedudukan.ada && Number(kedudukan.nilai) === angka(konteks, parameter, 'kedudukanDiblokir')) {
      return gagal(`Data kepegawaian diblokir: kedudukan hukum ${kedudukan.nilai} pada data BKN`, [`kedudukanHukumId:${kedudukan.nilai}`]);
    }
    if (!fakta.blokirAsn.ada) return belumTahu(`Pemblokiran ASN belum diketahui: ${fakta.blokirAsn.sebab}`);
    return kedudukan.ada ? LOLOS : belumTahu(kedudukan.sebab);
  },
});
