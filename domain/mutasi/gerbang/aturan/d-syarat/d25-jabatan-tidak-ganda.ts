import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { keStruktural } from '../menyangkut.ts';

export const d25 = aturan({
  kode: 'D25',
  judul: 'Jabatan struktural tujuan tidak sedang diduduki',
  dasar: { peraturan: 'Indeks Kualitas Data BKN', pasal: 'dimensi ketepatan waktu: struktural ganda', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2024-01-01') },
  parameter: {},
  menyangkut: keStruktural,
  periksa: (usulan, fakta) => {
    if (!fakta.pemangku.ada) return belumTahu(`Pemangku jabatan tujuan belum diketahui: ${fakta.pemangku.sebab}`);
    const bukti = [`jabatan:${usulan.tujuan.jabatanId}`];
    return fakta.pemangku.nilai > 0 ? gagal('Jabatan tujuan masih diduduki pejabat definitif lain', bukti) : LOLOS;
  },
});
