import { tanggal } from '../../../../asn/tanggal.ts';
import { wajibMenurut } from '../../../dokumen-wajib.ts';
import { aturan } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';

export const f19 = aturan({
  kode: 'F19',
  judul: 'Pelaksana tugas bagi jabatan yang ditinggalkan',
  dasar: { peraturan: 'Kebijakan hub', pasal: 'kelangsungan jabatan, tanpa pasal', keyakinan: 'SIMPULAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: wajibMenurut('F19'),
  periksa: (_usulan, fakta) => wajibDokumen(fakta, 'SURAT_PERINTAH_PLT'),
});
