import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { keStruktural } from '../menyangkut.ts';

export const d35 = aturan({
  kode: 'D35',
  judul: 'Eselon jabatan sama dengan eselon unit organisasi',
  dasar: { peraturan: 'Kebijakan hub', pasal: 'kecocokan rujukan, tanpa pasal', keyakinan: 'SIMPULAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: keStruktural,
  periksa: (usulan, fakta) => {
    if (!fakta.rujukan.ada) return belumTahu(`Rujukan jabatan tujuan belum diketahui: ${fakta.rujukan.sebab}`);
    const jabatan = fakta.rujukan.nilai.eselonId ?? usulan.tujuan.eselonId;
    const unor = fakta.rujukan.nilai.unor?.eselonId ?? null;
    if (jabatan === null || unor === null) return belumTahu('Eselon jabatan atau unit organisasi tujuan tidak tersedia');
    return jabatan === unor ? LOLOS : gagal(`Eselon jabatan ${jabatan} tidak sama dengan unit ${unor}`, [`eselonJabatan:${jabatan}`, `eselonUnor:${unor}`]);
  },
});
