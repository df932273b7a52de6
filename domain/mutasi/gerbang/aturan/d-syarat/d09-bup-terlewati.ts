import { tanggal, usiaPenuh } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { bacaTanggalBkn } from '../baca-bkn.ts';

export const d09 = aturan({
  kode: 'D09',
  judul: 'Belum mencapai batas usia pensiun jabatan tujuan',
  dasar: { peraturan: 'UU 20/2023; PP 11/2017', pasal: 'UU 20/2023 Pasal 55; PP 11/2017 Pasal 239-240', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  // The age belongs to the position (usiaBup of each JF), so it comes with the usul and not from here.
  parameter: {},
  menyangkut: (usulan) => usulan.jenis !== 'PEMBERHENTIAN',
  periksa: (usulan, fakta) => {
    const { bup } = usulan.tujuan;
    if (!(bup > 0)) return belumTahu('Batas usia pensiun jabatan tujuan tidak tersedia');
    const lahir = bacaTanggalBkn(fakta, 'tglLahir');
    if (!lahir.ada) return belumTahu(lahir.sebab);
    return usiaPenuh(lahir.nilai, usulan.tmt) < bup ? LOLOS : gagal(`Telah mencapai BUP ${bup}`, [`bup:${bup}`, `tmt:${usulan.tmt}`]);
  },
});
