import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { dokumenJenis } from '../dokumen.ts';
import { langkah } from '../kedudukan.ts';
import { keJpt } from '../menyangkut.ts';

export const d16 = aturan({
  kode: 'D16',
  judul: 'Pengisian JPT melalui seleksi terbuka atau manajemen talenta',
  dasar: { peraturan: 'PermenPANRB 15/2019; PP 11/2017', pasal: 'PP 11/2017 Pasal 110-131', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter: {},
  menyangkut: keJpt,
  periksa: (usulan, fakta) => {
    const l = langkah(usulan, fakta);
    if (!l.ada) return belumTahu(l.sebab);
    if (l.nilai.tujuan <= l.nilai.asal.taraf) return tidakBerlaku('Bukan promosi ke JPT');
    const jalur = dokumenJenis(fakta, 'LAPORAN_PANSEL', 'PERSETUJUAN_TALENTA');
    if (!jalur.ada) return belumTahu(jalur.sebab);
    return jalur.nilai.length > 0 ? LOLOS : gagal('Pengisian JPT harus lewat seleksi terbuka atau manajemen talenta', ['dokumen:LAPORAN_PANSEL']);
  },
});
