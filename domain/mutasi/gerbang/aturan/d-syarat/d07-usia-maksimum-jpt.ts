import { tambahBulan, tanggal, usiaPenuh } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaTanggalBkn } from '../baca-bkn.ts';
import { dokumenJenis } from '../dokumen.ts';
import { langkah } from '../kedudukan.ts';
import { keJpt } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { JPT_PRATAMA: 56, JPT_MADYA: 58, JPT_UTAMA: 60, usiaKetat: 0 };
/** `usiaKetat` above 0 reads the age as "not past that birthday", as some announcements do; otherwise completed years count. */
export const d07 = aturan({
  kode: 'D07',
  judul: 'Usia maksimum promosi ke JPT',
  dasar: { peraturan: 'PP 17/2020', pasal: 'Pasal 107 dan 108', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2020-01-01') },
  parameter,
  menyangkut: keJpt,
  periksa: (usulan, fakta, konteks) => {
    const l = langkah(usulan, fakta);
    if (!l.ada) return belumTahu(l.sebab);
    if (l.nilai.tujuan <= l.nilai.asal.taraf) return tidakBerlaku('Bukan promosi ke JPT');
    const izin = dokumenJenis(fakta, 'PERSETUJUAN_PRESIDEN');
    if (!izin.ada) return belumTahu(izin.sebab);
    if (izin.nilai.length > 0) return tidakBerlaku('Dikecualikan dengan persetujuan Presiden');
    const lahir = bacaTanggalBkn(fakta, 'tglLahir');
    if (!lahir.ada) return belumTahu(lahir.sebab);
    const { jenjang } = usulan.tujuan;
    const batas = angka(konteks, parameter, jenjang === 'JPT_UTAMA' || jenjang === 'JPT_MADYA' ? jenjang : 'JPT_PRATAMA');
    const usia = usiaPenuh(lahir.nilai, usulan.tmt);
    const isKetat = angka(konteks, parameter, 'usiaKetat') > 0;
    const lewat = isKetat ? usulan.tmt > tambahBulan(lahir.nilai, batas * 12) : usia > batas;
    return lewat ? gagal(`Usia ${usia} melebihi ${batas}`, [`usia:${usia}`]) : LOLOS;
  },
});
