import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { dokumenJenis } from '../dokumen.ts';
import { angka } from '../parameter.ts';
import { tercatatPada } from '../tercatat.ts';

/** Working days within which an appeal to BPASN may be filed. */
const parameter = { hariKerja: 14 };
export const f07 = aturan({
  kode: 'F07',
  judul: 'Hukuman disiplin berat sudah final',
  dasar: { peraturan: 'PP 94/2021; PP 79/2021', pasal: 'PP 94/2021 Pasal 8 ayat (4) huruf c; PP 79/2021 Pasal 11', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2021-08-31') },
  parameter,
  menyangkut: wajibMenurut('F07'),
  periksa: (_usulan, fakta, konteks) => {
    const sk = dokumenJenis(fakta, 'SK_HUKUMAN_DISIPLIN');
    if (!sk.ada) return belumTahu(sk.sebab);
    const [putusan] = sk.nilai;
    if (putusan === undefined) return gagal('SK hukuman disiplin belum dilampirkan', ['dokumen:SK_HUKUMAN_DISIPLIN']);
    const banding = tercatatPada(fakta, 'BANDING', konteks.hariIni);
    if (!banding.ada) return belumTahu(banding.sebab);
    const [berjalan] = banding.nilai;
    if (berjalan !== undefined) return gagal('Menunggu upaya administratif', [berjalan.dokumen]);
    if (!fakta.alur.hariKerjaKini.ada) return belumTahu(`Hari kerja belum diketahui: ${fakta.alur.hariKerjaKini.sebab}`);
    const lewat = fakta.alur.hariKerjaKini.nilai.filter((t) => t > putusan.tanggal).length;
    const tenggat = angka(konteks, parameter, 'hariKerja');
    return lewat > tenggat ? LOLOS : gagal(`Menunggu upaya administratif: baru ${lewat} dari ${tenggat} hari kerja`, [putusan.nomor]);
  },
});
