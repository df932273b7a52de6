import { tanggal } from '../../../../asn/tanggal.ts';
import { namaTaraf } from '../../../taraf.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { dokumenJenis } from '../dokumen.ts';
import { langkah } from '../kedudukan.ts';
import { bulanMenjabat } from '../masa-jabatan.ts';
import { keJpt } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { bulan: 24 };
export const d06 = aturan({
  kode: 'D06',
  judul: 'Jenjang asal untuk promosi ke JPT',
  dasar: { peraturan: 'PP 17/2020', pasal: 'Pasal 107', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2020-01-01') },
  parameter,
  menyangkut: keJpt,
  periksa: (usulan, fakta, konteks) => {
    const l = langkah(usulan, fakta);
    if (!l.ada) return belumTahu(l.sebab);
    const { asal, tujuan } = l.nilai;
    if (tujuan <= asal.taraf) return tidakBerlaku('Bukan promosi ke JPT');
    const izin = dokumenJenis(fakta, 'PERSETUJUAN_PRESIDEN');
    if (!izin.ada) return belumTahu(izin.sebab);
    if (izin.nilai.length > 0) return tidakBerlaku('Dikecualikan dengan persetujuan Presiden');
    const perlu = angka(konteks, parameter, 'bulan');
    const bulan = bulanMenjabat(usulan, fakta, perlu, (d) => d.taraf >= tujuan - 1 || d.jenjangJf === 'UT');
    if (!bulan.ada) return belumTahu(bulan.sebab);
    return bulan.nilai >= perlu
      ? LOLOS
      : gagal(`Baru ${bulan.nilai} bulan pada jenjang ${namaTaraf(tujuan - 1)} atau JF setingkat, syarat ${perlu}`, [`bulan:${bulan.nilai}`]);
  },
});
