import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { angkatAtauPindah } from '../menyangkut.ts';

export const d34 = aturan({
  kode: 'D34',
  judul: 'Unit organisasi tujuan aktif dan milik instansi tujuan',
  dasar: { peraturan: 'Indeks Kualitas Data BKN', pasal: 'dimensi ketepatan waktu: unor tidak aktif', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2024-01-01') },
  parameter: {},
  menyangkut: angkatAtauPindah,
  periksa: (usulan, fakta) => {
    if (!fakta.rujukan.ada) return belumTahu(`Rujukan jabatan tujuan belum diketahui: ${fakta.rujukan.sebab}`);
    const { unor } = fakta.rujukan.nilai;
    return unor?.aktif === true && unor.milikTujuan
      ? LOLOS
      : gagal('Unit organisasi tujuan tidak aktif atau bukan milik instansi tujuan', [`unor:${usulan.tujuan.unorId}`]);
  },
});
