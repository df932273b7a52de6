import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, gagal, LOLOS } from '../../aturan.ts';
import { angka } from '../parameter.ts';

const parameter = { panjangMin: 20 };

export const c12 = aturan({
  kode: 'C12',
  judul: 'Alasan usul wajib diisi',
  dasar: { peraturan: 'SE Kepala BKN 7/2024', pasal: 'praktik I-MUT: nama diusulkan beserta alasan', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2024-01-01') },
  parameter,
  menyangkut: () => true,
  periksa: (usulan, _fakta, konteks) => {
    const minimal = angka(konteks, parameter, 'panjangMin');
    const panjang = usulan.alasan.trim().replace(/\s+/g, ' ').length;
    return panjang >= minimal ? LOLOS : gagal(`Alasan usul wajib diisi, paling sedikit ${minimal} huruf`, [`panjangAlasan:${panjang}`]);
  },
});
