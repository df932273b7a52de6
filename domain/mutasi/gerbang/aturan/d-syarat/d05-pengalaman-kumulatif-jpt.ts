import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { dokumenJenis } from '../dokumen.ts';
import { langkah } from '../kedudukan.ts';
import { angkatJpt } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { angkaTercatat } from '../tercatat.ts';

/** Months in the field of the position. */
const parameter = { JPT_PRATAMA: 60, JPT_MADYA: 84, JPT_UTAMA: 120 };
export const d05 = aturan({
  kode: 'D05',
  judul: 'Pengalaman kumulatif pada bidang JPT',
  dasar: { peraturan: 'PP 17/2020', pasal: 'Pasal 107', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2020-01-01') },
  parameter,
  menyangkut: angkatJpt,
  periksa: (usulan, fakta, konteks) => {
    const l = langkah(usulan, fakta);
    if (!l.ada) return belumTahu(l.sebab);
    if (l.nilai.tujuan <= l.nilai.asal.taraf) return tidakBerlaku('Bukan promosi ke JPT');
    const izin = dokumenJenis(fakta, 'PERSETUJUAN_PRESIDEN');
    if (!izin.ada) return belumTahu(izin.sebab);
    if (izin.nilai.length > 0) return tidakBerlaku('Dikecualikan dengan persetujuan Presiden');
    const { jenjang, jabatanId } = usulan.tujuan;
    const perlu = angka(konteks, parameter, jenjang === 'JPT_UTAMA' || jenjang === 'JPT_MADYA' ? jenjang : 'JPT_PRATAMA');
    const bulan = angkaTercatat(fakta, 'PENGALAMAN', jabatanId);
    if (!bulan.ada) return belumTahu(bulan.sebab);
    return bulan.nilai >= perlu ? LOLOS : gagal(`Pengalaman ${bulan.nilai} bulan, syarat ${perlu}`, [`bulan:${bulan.nilai}`]);
  },
});
