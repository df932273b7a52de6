import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, gagal, LOLOS } from '../../aturan.ts';

export const c11 = aturan({
  kode: 'C11',
  judul: 'Perubahan jabatan melalui I-MUT',
  dasar: { peraturan: 'SE Kepala BKN 7/2024', pasal: 'kewajiban penggunaan I-MUT', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2024-01-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (_usulan, fakta) => (fakta.melaluiImut ? LOLOS : gagal('Perubahan jabatan tanpa usul I-MUT', ['melaluiImut:false'])),
});
