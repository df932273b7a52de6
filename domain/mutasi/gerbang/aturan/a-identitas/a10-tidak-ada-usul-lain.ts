import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';

/** Terminal statuses; anything else, also a status we do not know, counts as running. */
const BERAKHIR: readonly string[] = ['SELESAI', 'TMS', 'DIBATALKAN'];

export const a10 = aturan({
  kode: 'A10',
  judul: 'Tidak ada usul lain yang berjalan',
  dasar: { peraturan: 'Kebijakan hub', pasal: 'satu usul berjalan per pegawai, tanpa pasal', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (_usulan, fakta) => {
    if (!fakta.usulLain.ada) return belumTahu(`Usul lain belum diketahui: ${fakta.usulLain.sebab}`);
    const jalan = fakta.usulLain.nilai.filter((u) => !BERAKHIR.includes(u.status));
    if (jalan.length === 0) return LOLOS;
    return gagal(
      `Masih ada usul ${jalan.map((u) => `${u.nomor} pada status ${u.status}`).join(', ')}`,
      jalan.map((u) => u.nomor),
    );
  },
});
