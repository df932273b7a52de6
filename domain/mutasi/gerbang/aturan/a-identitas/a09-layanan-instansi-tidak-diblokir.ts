import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { blokirMenahan } from '../blokir-menahan.ts';

export const a09 = aturan({
  kode: 'A09',
  judul: 'Layanan instansi tidak diblokir',
  dasar: { peraturan: 'Peraturan BKN 1/2023; Perpres 116/2022', pasal: 'pemblokiran layanan; Perpres 116/2022 Pasal 20 ayat (4)', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (usulan, fakta) => {
    if (!fakta.blokirInstansi.ada) return belumTahu(`Pemblokiran instansi belum diketahui: ${fakta.blokirInstansi.sebab}`);
    const kena = fakta.blokirInstansi.nilai
      .filter(blokirMenahan(usulan.jenis))
      .filter((b) => b.instansiId === usulan.asalInstansiId || b.instansiId === usulan.tujuan.instansiId);
    if (kena.length === 0) return LOLOS;
    const sisi = kena.map((b) => `${b.instansiId === usulan.asalInstansiId ? 'asal' : 'tujuan'} (${b.nomorSurat}, sejak ${b.sejak})`).join(', ');
    return gagal(
      `Layanan kepegawaian instansi ${sisi} diblokir BKN`,
      kena.map((b) => b.nomorSurat),
    );
  },
});
