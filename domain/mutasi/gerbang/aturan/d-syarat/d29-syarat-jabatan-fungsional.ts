import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan, belumTahu, tidakBerlaku } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';
import { kedudukanAsal } from '../kedudukan.ts';

export const d29 = aturan({
  kode: 'D29',
  judul: 'Uji kompetensi dan rekomendasi instansi pembina JF',
  dasar: { peraturan: 'PermenPANRB 1/2023; PP 11/2017', pasal: 'PP 11/2017 Pasal 75-85', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2023-01-01') },
  parameter: {},
  menyangkut: wajibMenurut('D29'),
  periksa: (usulan, fakta) => {
    const asal = kedudukanAsal(fakta);
    if (!asal.ada) return belumTahu(asal.sebab);
    if (asal.nilai.jabatanId === usulan.tujuan.jabatanId) return tidakBerlaku('Jabatan fungsional tidak berubah');
    const uji = wajibDokumen(fakta, 'HASIL_UJI_KOMPETENSI');
    return uji.hasil === 'LOLOS' ? wajibDokumen(fakta, 'REKOMENDASI_PEMBINA_JF') : uji;
  },
});
